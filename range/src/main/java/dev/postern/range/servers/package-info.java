// SPDX-License-Identifier: Apache-2.0
/**
 * Real database servers on loopback: unpacked from archives or found on the machine, started on free ports under an ordinary
 * account, stopped by the process that was started. A server that cannot run here says what is missing
 * ({@link dev.postern.range.servers.ServerUnavailableException}).
 */
@NullMarked
package dev.postern.range.servers;

import org.jspecify.annotations.NullMarked;
