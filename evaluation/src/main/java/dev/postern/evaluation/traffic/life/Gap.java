// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.life;

/**
 * Time in which something is wrong with the log of a database.
 *
 * @param database index of the database
 * @param start from when on, microseconds since the epoch
 * @param end until when
 * @param kind what is wrong
 */
public record Gap(int database, long start, long end, Kind kind) {

    /** What can be wrong with a log. */
    public enum Kind {
        /** It never arrives. */
        LOST,
        /** It arrives at the end. */
        LATE,
        /** It arrives, and at the end once more. */
        TWICE
    }
}
