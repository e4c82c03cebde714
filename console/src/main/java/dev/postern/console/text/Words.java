// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.text;

import dev.postern.kernel.Severity;

/** Numbers that stand for words. */
public final class Words {
    private Words() {}

    /** The band of a severity (GuardDuty user guide, severity levels). */
    public static Severity band(double severity) {
        if (severity >= 9) {
            return Severity.CRITICAL;
        } else if (severity >= 7) {
            return Severity.HIGH;
        }
        return severity >= 4 ? Severity.MEDIUM : Severity.LOW;
    }
}
