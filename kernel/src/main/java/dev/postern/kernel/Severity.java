// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

/** Severity bands and the numbers that stand for them in finding JSON (GuardDuty user guide, findings severity). */
public enum Severity {
    LOW(2, "Low"),
    MEDIUM(5, "Medium"),
    HIGH(8, "High"),
    CRITICAL(9, "Critical");

    private final int value;
    private final String label;

    Severity(int value, String label) {
        this.value = value;
        this.label = label;
    }

    /** The number in finding JSON. */
    public int value() {
        return value;
    }

    public String label() {
        return label;
    }
}
