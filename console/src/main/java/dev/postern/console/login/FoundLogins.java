// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.login;

import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import java.util.List;

/**
 * What a search has found.
 *
 * @param logins of this page, latest first
 * @param before where the next page begins; 0 when there is none
 * @param facets counts by value of the newest matches
 * @param counted how many matches are in these counts
 * @param whole whether these are all matches
 * @param oldestMicros time of the oldest of them, microseconds since the epoch; of no meaning when there are none
 * @param newestMicros time of the newest of them
 * @param times of the matches that were counted, microseconds, by outcome
 */
public record FoundLogins(
        List<LoginEvent> logins,
        long before,
        List<Facet> facets,
        long counted,
        boolean whole,
        long oldestMicros,
        long newestMicros,
        List<Moment> times) {

    public FoundLogins {
        logins = List.copyOf(logins);
        facets = List.copyOf(facets);
        times = List.copyOf(times);
    }

    /** When a login ended, and how. */
    public record Moment(long micros, Outcome outcome) {}
}
