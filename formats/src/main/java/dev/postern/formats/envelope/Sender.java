// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

/**
 * Who has written a piece.
 *
 * @param host machine, pod or instance; empty where the envelope does not say
 * @param program program, container stream or log; empty where the envelope does not say
 */
record Sender(String host, String program) {
    static final Sender UNKNOWN = new Sender("", "");

    /** In words; empty for nobody. */
    String title() {
        if (program.isEmpty()) {
            return host;
        }
        return host.isEmpty() ? program : program + " on " + host;
    }
}
