// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.receive;

import java.util.Locale;

/** Why something that was sent is in no spool. */
public enum Refusal {
    /** No database takes anything from this sender. */
    UNKNOWN_SENDER,
    /** None of the databases that this sender may write to has a log of this program and host. */
    UNKNOWN_PROGRAM,
    /** It is no message, or no login. */
    UNREADABLE,
    /** It is longer than allowed. */
    TOO_LONG,
    /** The connection ended in the middle of it. */
    TORN,
    /** There is no room, and the sender cannot be made to wait. */
    FULL,
    /** There are as many connections as there may be. */
    TOO_MANY,
    /** The connection's encryption, or its certificate, was not accepted. */
    HANDSHAKE;

    /** Name in metrics. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
