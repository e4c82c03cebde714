// SPDX-License-Identifier: Apache-2.0
/**
 * The first few messages of the PostgreSQL and MySQL protocols, spoken by hand: what drivers refuse to send (broken packets,
 * names with control bytes, half a handshake) is what a server's log has to be tested with.
 */
@NullMarked
package dev.postern.range.wire;

import org.jspecify.annotations.NullMarked;
