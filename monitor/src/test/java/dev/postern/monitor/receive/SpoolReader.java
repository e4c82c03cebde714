// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.receive;

import dev.postern.formats.LogLine;
import dev.postern.monitor.follow.FileFollower;
import dev.postern.monitor.follow.Position;
import dev.postern.monitor.follow.StartAt;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Follows a spool, as the watch does. */
final class SpoolReader implements Closeable {
    private final FileFollower follower;
    private final LogLine line = new LogLine();
    private long nanos;

    SpoolReader(Spool spool) {
        follower = new FileFollower(spool.log(), null, StartAt.BEGINNING, () -> nanos);
    }

    /** The lines that are there by now; a moment has passed since the last call. */
    List<String> read() throws IOException {
        nanos += 300_000_000L;
        List<String> lines = new ArrayList<>();
        while (follower.next(line)) {
            if (!line.text().startsWith("-- ")) {
                lines.add(line.text());
            }
        }
        return lines;
    }

    Position place() {
        return follower.place();
    }

    @Override
    public void close() throws IOException {
        follower.close();
    }
}
