// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import org.jspecify.annotations.Nullable;

/**
 * How delivery to a sink goes, since the courier was made.
 *
 * @param sink its name
 * @param delivered deliveries that it took
 * @param failed tries that failed
 * @param dead deliveries given up
 * @param storeFailures times that the outbox could not be read or written
 * @param problem what hinders now, for people: the sink's last failure, or the store's; null when nothing does
 */
public record SinkStatus(
        String sink,
        long delivered,
        long failed,
        long dead,
        long storeFailures,
        @Nullable String problem) {}
