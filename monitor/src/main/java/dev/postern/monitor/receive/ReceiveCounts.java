// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.receive;

/** Told of what arrives, for metrics. Called by several threads. */
public interface ReceiveCounts {

    /** Messages or logins are in a database's spool, safe. */
    void received(Channel channel, String database, long count);

    /** Something was not taken. */
    void refused(Channel channel, Refusal why, long count);

    /** A connection began (1) or ended (-1). */
    void connections(Channel channel, int change);
}
