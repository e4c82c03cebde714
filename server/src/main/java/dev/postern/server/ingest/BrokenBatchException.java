// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.ingest;

/** A body is no batch of logins, and nothing of it was taken; the message says why. */
final class BrokenBatchException extends Exception {
    private static final long serialVersionUID = 1;

    BrokenBatchException(String why) {
        super(why);
    }
}
