// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.episode;

import dev.postern.kernel.Finding.Counts;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;

/** Attempts by outcome, counted up. */
final class Tally {

    private long successful;
    private long failed;
    private long incomplete;

    Tally() {}

    Tally(StateReader in) {
        successful = in.number();
        failed = in.number();
        incomplete = in.number();
    }

    void write(StateWriter out) {
        out.number(successful);
        out.number(failed);
        out.number(incomplete);
    }

    void add(Outcome outcome) {
        switch (outcome) {
            case SUCCESS -> successful++;
            case FAILED -> failed++;
            case INCOMPLETE -> incomplete++;
        }
    }

    void add(Tally other) {
        successful += other.successful;
        failed += other.failed;
        incomplete += other.incomplete;
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

    Counts counts() {
        return new Counts(successful, failed, incomplete);
    }
}
