// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.sql;

import dev.postern.monitor.follow.StartAt;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Fetches what is new in a server's log files. Files are copied one after the other, each to its end before the next one is begun,
 * as a reader of the copies expects it of a server. Each fetch begins a little before its place: when those bytes are not the ones
 * that were copied, the server has begun the file anew.
 */
final class Replication {
    /** Most bytes that the server reads at once. */
    static final int CHUNK = 1 << 20;
    /** Most bytes that are fetched before the server has a pause. */
    private static final int MOST_AT_ONCE = 16 * CHUNK;
    /** How far back the beginning of the last line is looked for. */
    private static final int LONGEST_LINE = 64 * 1024;

    private final Mirror mirror;
    private final Housekeeping housekeeping;
    private final StartAt startAt;
    /** Files that were at their end when a later one was there already. */
    private final Set<String> complete = new HashSet<>();

    private Set<String> present = Set.of();
    private int fetched;

    /** @param startAt where copying begins when it has never begun */
    Replication(Mirror mirror, Housekeeping housekeeping, StartAt startAt) {
        this.mirror = mirror;
        this.housekeeping = housekeeping;
        this.startAt = startAt;
    }

    /**
     * Fetches what is new, up to a limit.
     *
     * @param note kept by the mirror when copying begins
     * @return whether there is more
     */
    boolean fetch(RemoteLogs remote, byte[] note) throws SQLException, IOException {
        List<RemoteFile> files = RemoteFile.inOrder(remote.list());
        present = files.stream().map(RemoteFile::name).collect(Collectors.toSet());
        complete.retainAll(present);
        mirror.forgetAllBut(present);
        if (!mirror.isBegun()) {
            begin(remote, files);
            mirror.begin(note);
        }
        fetched = 0;
        for (int i = 0; i < files.size(); i++) {
            RemoteFile file = files.get(i);
            boolean last = i == files.size() - 1;
            if (complete.contains(file.name())
                    ? file.size() == mirror.position(file.name())
                    : last && file.size() == mirror.position(file.name())) {
                continue;
            }
            complete.remove(file.name());
            if (!copy(remote, file.name())) {
                return true;
            }
            if (!last) {
                complete.add(file.name());
            }
        }
        return false;
    }

    /** Removes copies that are not needed any more. */
    void tidy() throws IOException {
        housekeeping.tidy(this::isComplete);
    }

    private boolean isComplete(String name) {
        return complete.contains(name) || !present.contains(name);
    }

    private void begin(RemoteLogs remote, List<RemoteFile> files) throws SQLException, IOException {
        if (startAt == StartAt.END) {
            for (int i = 0; i < files.size(); i++) {
                RemoteFile file = files.get(i);
                boolean last = i == files.size() - 1;
                long from = Math.max(0, file.size() - (last ? LONGEST_LINE : Mark.TAIL));
                byte[] end = remote.read(file.name(), from, (int) Math.min(LONGEST_LINE, file.size() - from));
                int length = last ? afterLastLine(end) : end.length;
                byte[] tail = Arrays.copyOfRange(end, Math.max(0, length - Mark.TAIL), length);
                mirror.mark(file.name(), new Mark(from + length, tail, !last));
            }
        }
    }

    private static int afterLastLine(byte[] bytes) {
        int at = bytes.length;
        while (at > 0 && bytes[at - 1] != '\n') {
            at--;
        }
        return at;
    }

    /** Copies a file to its end; false when the limit came first. */
    private boolean copy(RemoteLogs remote, String name) throws SQLException, IOException {
        while (fetched < MOST_AT_ONCE) {
            byte[] tail = mirror.tail(name);
            long position = mirror.position(name);
            byte[] bytes = remote.read(name, position - tail.length, tail.length + CHUNK);
            if (!Arrays.equals(tail, 0, tail.length, bytes, 0, Math.min(tail.length, bytes.length))) {
                mirror.beginAnew(name);
                continue;
            }
            int fresh = bytes.length - tail.length;
            if (fresh > 0) {
                housekeeping.require(fresh, this::isComplete);
                mirror.append(name, bytes, tail.length);
                fetched += fresh;
            }
            if (fresh < CHUNK) {
                return true;
            }
        }
        return false;
    }
}
