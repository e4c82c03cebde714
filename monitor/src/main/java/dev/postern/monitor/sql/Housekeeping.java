// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.sql;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Removes copies that a restart of the watch will not read again, and keeps a mirror from growing without bound. */
final class Housekeeping {
    /**
     * A copy goes only when it was left so long before the one being read was last written: times order copies, and a file system
     * may round them.
     */
    private static final Duration APART = Duration.ofSeconds(2);

    private final Mirror mirror;
    private final long mostBytes;
    private final Supplier<OptionalLong> reading;

    /**
     * @param mostBytes most that the copies may take together
     * @param reading the inode of the copy with which a restart of the watch would begin, as far as it is known
     */
    Housekeeping(Mirror mirror, long mostBytes, Supplier<OptionalLong> reading) {
        this.mirror = mirror;
        this.mostBytes = mostBytes;
        this.reading = reading;
    }

    /**
     * Removes what is not needed.
     *
     * @param complete whether the server has written all that it will to the file of this name
     */
    void tidy(Predicate<String> complete) throws IOException {
        List<Copy> copies = mirror.copies();
        OptionalLong inode = copies.size() < 2 ? OptionalLong.empty() : reading.get();
        Copy needed = copies.stream()
                .filter(copy -> inode.isPresent() && copy.inode() == inode.getAsLong())
                .findFirst()
                .orElse(null);
        if (needed == null) {
            return;
        }
        for (Copy copy : copies.subList(0, copies.indexOf(needed))) {
            boolean older = copy.modified()
                    .toInstant()
                    .plus(APART)
                    .isBefore(needed.modified().toInstant());
            if (older && complete.test(copy.name())) {
                mirror.remove(copy.name());
            }
        }
    }

    /**
     * Makes sure that there is room for more.
     *
     * @throws MirrorFullException when there is none
     */
    void require(int bytes, Predicate<String> complete) throws IOException {
        if (isRoomFor(bytes)) {
            return;
        }
        tidy(complete);
        if (!isRoomFor(bytes)) {
            throw new MirrorFullException(
                    "the copies of its logs have come to the size allowed (" + mostBytes / 1_000_000
                            + " MB), and all of them are still needed; fetching waits. A larger maxSize helps, and a server that"
                            + " begins a new log file more often");
        }
    }

    private boolean isRoomFor(int bytes) throws IOException {
        return mirror.copies().stream().mapToLong(Copy::size).sum() + bytes <= mostBytes;
    }
}
