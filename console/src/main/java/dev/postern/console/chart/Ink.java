// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.chart;

import dev.postern.kernel.Outcome;
import dev.postern.kernel.Severity;
import java.util.Locale;

/** What a mark is painted as. The style sheet has a colour for each, in light and in dark. */
public enum Ink {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW,
    SUCCESS,
    FAILED,
    INCOMPLETE,
    /** What is usual. */
    USUAL,
    /** What does not fit. */
    UNUSUAL;

    /** The paint of a severity. */
    public static Ink of(Severity severity) {
        return valueOf(severity.name());
    }

    /** The paint of an outcome. */
    public static Ink of(Outcome outcome) {
        return valueOf(outcome.name());
    }

    /** Its class in the style sheet. */
    public String style() {
        return "ink-" + name().toLowerCase(Locale.ROOT);
    }
}
