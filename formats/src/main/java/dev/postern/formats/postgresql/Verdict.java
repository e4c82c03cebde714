// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

/** What a FATAL means for the login of its session. */
enum Verdict {
    /** The server refused the login. */
    FAILED,
    /** The attempt ended before the server could check anything. */
    UNANSWERED,
    /** The server could take no login, whoever came. */
    UNAVAILABLE,
    /** A session that had been opened was ended. */
    SESSION,
    /** Known neither by code nor by text. */
    UNSURE
}
