// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.criteria;

/** Ends the reading of one clause. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String message) {
        super(message, null, false, false);
    }

    /** What is wrong. */
    String words() {
        return String.valueOf(getMessage());
    }
}
