// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

/** A text is no STIX pattern. */
final class StixPatternException extends Exception {
    private static final long serialVersionUID = 1L;

    StixPatternException() {
        super("no STIX pattern", null, false, false);
    }
}
