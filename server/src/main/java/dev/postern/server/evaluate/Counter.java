// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.evaluate;

import java.io.PrintStream;
import java.util.Locale;

/** Says on standard error how far an evaluation is, and about how long it will still take. */
final class Counter {
    private static final long SECOND = 1_000_000_000L;
    private static final long PLAIN_INTERVAL = 15 * SECOND;
    /** Before that, nobody can tell how long it will take. */
    private static final double FIRST_GUESS = 0.02;

    private final PrintStream err;
    private final boolean terminal;
    private final long began = System.nanoTime();
    private long shown = began;

    Counter(PrintStream err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /** So much is done, from 0 to 1. */
    synchronized void done(double share) {
        long now = System.nanoTime();
        if (now - shown < (terminal ? SECOND / 5 : PLAIN_INTERVAL)) {
            return;
        }
        shown = now;
        String text = String.format(Locale.ROOT, "evaluated %.0f %%", 100 * share);
        if (share >= FIRST_GUESS) {
            double left = (now - began) / (double) SECOND * (1 - share) / share;
            text += ", about " + Figures.seconds(left) + " left";
        }
        if (terminal) {
            err.print("\r\u001b[K" + text);
            err.flush();
        } else {
            err.println("postern: " + text);
        }
    }

    /** Clears the line. */
    synchronized void finish() {
        if (terminal && shown != began) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }
}
