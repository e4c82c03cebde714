// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.scan;

import java.io.PrintStream;
import java.util.Locale;

/** Says on standard error how far a long reading is: rate and remaining time. Short ones stay silent. */
final class Progress {
    private static final long SECOND = 1_000_000_000L;
    private static final long QUIET = 2 * SECOND;
    private static final long PLAIN_INTERVAL = 15 * SECOND;

    private final PrintStream err;
    private final boolean terminal;
    private long total = -1;
    private long done;
    private long began;
    private long shown;
    private boolean running;

    Progress(PrintStream err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /** Recognition is over and reading begins; {@code totalBytes} is -1 when nobody knows. */
    void start(long totalBytes) {
        total = totalBytes;
        done = 0;
        began = System.nanoTime();
        shown = began;
        running = true;
    }

    /** Bytes were read. */
    void read(long bytes) {
        done += bytes;
        if (!running) {
            return;
        }
        long now = System.nanoTime();
        if (now - began >= QUIET && now - shown >= (terminal ? SECOND / 5 : PLAIN_INTERVAL)) {
            shown = now;
            show(now);
        }
    }

    /** Clears the line. */
    void finish() {
        if (running && terminal && shown != began) {
            err.print("\r\u001b[K");
            err.flush();
        }
        running = false;
    }

    private void show(long now) {
        double seconds = (now - began) / (double) SECOND;
        double rate = done / seconds;
        String text = String.format(Locale.ROOT, "read %s at %s/s", size(done), size((long) rate));
        if (total > 0) {
            long left = (long) Math.ceil(Math.max(0, total - done) / rate);
            text += String.format(
                    Locale.ROOT,
                    ", %d %% of %s, about %s left",
                    Math.min(100, done * 100 / total),
                    size(total),
                    time(left));
        }
        if (terminal) {
            err.print("\r\u001b[K" + text);
            err.flush();
        } else {
            err.println("postern: " + text);
        }
    }

    private static String time(long seconds) {
        return seconds < 60 ? seconds + " s" : seconds < 3600 ? seconds / 60 + " min" : seconds / 3600 + " h";
    }

    private static String size(long bytes) {
        if (bytes < 1_000_000) {
            return bytes / 1000 + " kB";
        }
        return bytes < 1_000_000_000 ? bytes / 1_000_000 + " MB" : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
