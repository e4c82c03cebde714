// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.scan;

import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Mark;
import dev.postern.server.output.Times;

/** Counts of the logins read. */
final class Tally {
    private long successful;
    private long failed;
    private long incomplete;
    private long benign;
    private long internal;
    private long forged;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    void count(LoginEvent login) {
        switch (login.outcome()) {
            case SUCCESS -> successful++;
            case FAILED -> failed++;
            case INCOMPLETE -> incomplete++;
        }
        benign += login.is(Mark.BENIGN) ? 1 : 0;
        internal += login.is(Mark.INTERNAL) ? 1 : 0;
        first = Math.min(first, login.openedMicros());
        last = Math.max(last, login.openedMicros());
    }

    void countForged() {
        forged++;
    }

    long successful() {
        return successful;
    }

    long failed() {
        return failed;
    }

    long incomplete() {
        return incomplete;
    }

    long total() {
        return successful + failed + incomplete;
    }

    String outcomes() {
        StringBuilder out = new StringBuilder();
        out.append(total()).append(total() == 1 ? " login attempt: " : " login attempts: ");
        out.append(successful).append(" successful, ");
        out.append(failed).append(" failed, ");
        out.append(incomplete).append(" incomplete");
        if (benign > 0) {
            out.append("; ").append(benign).append(" of them harmless by construction (prompts, cancels)");
        }
        if (internal > 0) {
            out.append("; ").append(internal).append(" of the service's own accounts, left out");
        }
        if (forged > 0) {
            out.append("; ").append(forged).append(" forged log texts, not counted");
        }
        return out.toString();
    }

    String span() {
        return total() == 0 ? "none" : Times.brief(first) + " to " + Times.brief(last) + " UTC";
    }
}
