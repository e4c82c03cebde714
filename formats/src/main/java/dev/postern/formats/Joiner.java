// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

/**
 * Joins the records of one instance's sessions and settles each login attempt exactly once. Records come in roughly in time
 * order (disorder up to {@link ScanOptions#disorderMicros()}); memory is bounded by the sessions that are open and undecided.
 */
public interface Joiner<R extends LogRecord> {

    /** Takes the next record; the object is the caller's again after the call. */
    void accept(R event);

    /**
     * Time has come to {@code micros} (live reading), and every record before that has been given: settles what this decides.
     * Records of earlier times may still come, as late ones.
     */
    void advanceTo(long micros);

    /** No record will come any more: settles everything at the time of the latest record. */
    void end();

    /**
     * When the oldest attempt was opened that may stay undecided for longer than {@link ScanOptions#incompleteHoldMicros()};
     * {@link Long#MAX_VALUE} when there is none.
     */
    default long undecidedSince() {
        return Long.MAX_VALUE;
    }

    /** Time of the earliest attempt whose outcome is known and which is held back; {@link Long#MAX_VALUE} when there is none. */
    long heldSince();

    /**
     * A promise: whatever is still to be given to the sink has a time ({@code decidedMicros}, or a tamper signal's time) of at
     * least this. Never falls.
     */
    long settledThrough();
}
