// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.state;

/** Kept memory that cannot be read back: damaged, incomplete, or of a version that is not known. */
public final class UnreadableStateException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    private static final String REMEDY = "; drop the snapshot, so that it is learnt again from the login log";

    /**
     * @param what what is wrong, to be followed by what to do
     */
    public UnreadableStateException(String what) {
        super(what + REMEDY);
    }

    static UnreadableStateException damaged(String part, int at, String what) {
        return new UnreadableStateException(
                "the part " + part + " of the detector's memory is damaged: " + what + " at byte " + at);
    }
}
