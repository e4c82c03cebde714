// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.fleet;

/**
 * Something that logs in by the clock.
 *
 * @param user its account
 * @param client from where, and as what
 * @param schema the database it asks for
 * @param every time between two runs, microseconds
 * @param offset time of the first run after midnight UTC, microseconds
 * @param jitter how late it may be, microseconds
 * @param logins logins of a run
 * @param session how long a session lasts at most, microseconds
 * @param from the first day of it
 */
public record Job(
        String user,
        Client client,
        String schema,
        long every,
        long offset,
        long jitter,
        int logins,
        long session,
        int from) {}
