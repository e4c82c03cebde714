// SPDX-License-Identifier: Apache-2.0
/**
 * What databases' logs send over the network. It is written to a {@link dev.postern.monitor.receive.Spool} on this machine's disk
 * before anything else is done with it, and followed there like any other log: so whatever happens to this process, it is read
 * again from where it is needed.
 *
 * <p>Everything that arrives is hostile, the sender's name included. Who may write to which database is configuration alone: by
 * address, or by the certificate of a TLS connection. Memory is bounded for each connection, and their number is; what cannot be
 * taken is told to the sender where the protocol can, else counted.
 */
@NullMarked
package dev.postern.monitor.receive;

import org.jspecify.annotations.NullMarked;
