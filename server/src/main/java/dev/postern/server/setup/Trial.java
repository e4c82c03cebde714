// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.setup;

import java.io.IOException;

/**
 * Something configured that can be tried.
 *
 * @param name what it is, for people
 * @param step tries it
 */
record Trial(String name, Step step) {

    /** What came of a trial, for people: what was found, or why it does not work and what to do. */
    record Result(String name, boolean works, String text) {

        /** One line; hostile where it quotes a log or a server. */
        String line() {
            return (works ? "works   " : "FAILED  ") + name + ": " + text;
        }
    }

    /** One try. */
    @FunctionalInterface
    interface Step {
        /**
         * Tries.
         *
         * @return what was found, in words
         * @throws IOException with what is wrong and what to do, in words
         * @throws dev.postern.store.StoreException in the same way
         * @throws dev.postern.server.UsageException in the same way
         */
        String run() throws IOException;
    }
}
