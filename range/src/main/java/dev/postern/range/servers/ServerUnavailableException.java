// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.servers;

/** A server cannot be run on this machine; the message says what is missing and how to get it. */
public final class ServerUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param missing what is missing, for a person */
    public ServerUnavailableException(String missing) {
        super(missing);
    }
}
