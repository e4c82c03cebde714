// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.logging;

/** How messages are written. */
public enum LogForm {
    /** For people. */
    TEXT,
    /** One JSON object a line, for programs. */
    JSON
}
