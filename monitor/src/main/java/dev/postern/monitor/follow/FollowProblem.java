// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.follow;

/**
 * Something that a follower could not read, or passed over.
 *
 * @param kind what happened
 * @param text what and where, in words for people: the file's name, the place, how much where that is known
 */
public record FollowProblem(Kind kind, String text) {

    /** What happened. */
    public enum Kind {
        /** A file is gone, or was truncated, before it was known to be read to its end. */
        LOST,
        /** A file could not be read for so long that reading went on with the next one. */
        UNREADABLE,
        /** Zero bytes at the beginning of a line were passed over: a hole in the file. */
        HOLE,
        /** A folder holds logs of several kinds; one of them is read. */
        MIXED
    }
}
