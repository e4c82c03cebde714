// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

/** Why a source, or a part of it, was not read. The message is complete: place, what is wrong, what to do. */
public final class SourceProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What kind of problem. */
    public enum Kind {
        /** It cannot be opened or read. */
        UNREADABLE,
        /** Its format is not known. */
        UNKNOWN_FORMAT,
        /** It holds several formats. */
        MIXED,
        /** It holds several servers' logs, of which one was read. */
        PARTLY_READ,
        /** Its format is known, but it cannot be read rightly. */
        REFUSED
    }

    public SourceProblem(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
