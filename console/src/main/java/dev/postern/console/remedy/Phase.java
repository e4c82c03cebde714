// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.remedy;

/** The phases of handling a finding, in order. */
public enum Phase {
    IDENTIFY("Identify"),
    CONFIRM("Confirm"),
    RESTRICT_CREDENTIALS("Restrict credentials"),
    RESTRICT_NETWORK("Restrict network"),
    ASSESS("Assess"),
    ROOT_CAUSE("Root cause");

    private final String label;

    Phase(String label) {
        this.label = label;
    }

    /** Heading for people. */
    public String label() {
        return label;
    }
}
