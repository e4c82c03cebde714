// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

/** How a login attempt ended. */
public enum Outcome {
    /** The session was opened. */
    SUCCESS,
    /** The server refused: credentials, permissions, limits or an unknown database. */
    FAILED,
    /** The connection ended before the server could answer: a scan, a health check, an aborted handshake. */
    INCOMPLETE
}
