// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

/** What a reader of the log knows about an attempt beyond its outcome. */
public enum Mark {
    /** Harmless by construction, e.g. psql's first connection without a password, or a cancel request. */
    BENIGN("benign"),
    /** A managed service's own account from its own place: not learnt from and never reported. */
    INTERNAL("internal"),
    /** The attempt failed after the credentials had been accepted: whoever it was knows the password. */
    CREDENTIALS_VALID("credentials-valid"),
    /** The second half of one attempt that a client library made twice (TLS, then plain) was folded into this event. */
    RETRIED("retried"),
    /** The log does not say for sure that the session was opened (MySQL's general log alone). */
    UNCONFIRMED("unconfirmed"),
    /** A replication connection. */
    REPLICATION("replication"),
    /** The user name could not be separated from other text with certainty (an unquoted, hostile name). */
    AMBIGUOUS_NAME("ambiguous-name"),
    /** A pooler's own connection to the server; the logins of its clients are events of their own. */
    POOLED("pooled"),
    /** The log says that the named account does not exist. */
    UNKNOWN_USER("unknown-user");

    private final String id;

    Mark(String id) {
        this.id = id;
    }

    /** Name in machine-readable output. */
    public String id() {
        return id;
    }
}
