// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.own.replay;

/** A replay cannot be made; the message says why, for people. */
public final class ReplayException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ReplayException(String message) {
        super(message, null, false, false);
    }
}
