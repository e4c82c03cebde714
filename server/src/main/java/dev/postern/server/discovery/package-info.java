// SPDX-License-Identifier: Apache-2.0
/**
 * Finds the database servers of this machine and their logs when nothing is configured: from the usual places of
 * distributions, from the servers' own configuration, and from running processes. It reads files only, never connects to a
 * server, and says what it cannot read and what a server does not log. Begin with
 * {@link dev.postern.server.discovery.Discovery}.
 */
@NullMarked
package dev.postern.server.discovery;

import org.jspecify.annotations.NullMarked;
