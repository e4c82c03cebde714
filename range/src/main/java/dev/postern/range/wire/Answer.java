// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.wire;

/**
 * What a server said to a login.
 *
 * @param code the server's code of a refusal (SQLSTATE or error number), else empty
 */
public record Answer(State state, String code) {
    /** How far the login got. */
    public enum State {
        /** Logged in. */
        READY,
        /** Refused with an error. */
        REFUSED,
        /** The server wants something that this client cannot or will not give, e.g. a password. */
        WANTS_MORE,
        /** The server closed the connection. */
        CLOSED
    }

    /** Logged in. */
    public static final Answer READY = new Answer(State.READY, "");

    static final Answer WANTS_MORE = new Answer(State.WANTS_MORE, "");
    static final Answer CLOSED = new Answer(State.CLOSED, "");

    /** Refused with the server's code. */
    public static Answer refused(String code) {
        return new Answer(State.REFUSED, code);
    }

    /** Whether we are logged in. */
    public boolean isReady() {
        return state == State.READY;
    }
}
