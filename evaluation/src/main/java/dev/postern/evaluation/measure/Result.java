// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.measure;

import java.util.List;

/**
 * What one detector made of the traffic of one seed.
 *
 * @param detector its name
 * @param seed seed of the traffic
 * @param checksum of the logins that it was given, the same for all detectors
 * @param databases instances that it watched
 * @param weeks length of the traffic
 * @param logins logins that it was given
 * @param cpuNanos time of a processor that it took for them, nanoseconds; 0 when that was not measured
 * @param stateBytes bytes of what it remembers in the end; 0 when that was not measured
 * @param evidence logins that all its findings rest on
 * @param attributed those of them of which it is known what they belong to
 * @param incidents all attacks and authorised tests on what it watched
 * @param raised all findings that people were told of
 */
public record Result(
        String detector,
        long seed,
        String checksum,
        int databases,
        double weeks,
        long logins,
        long cpuNanos,
        long stateBytes,
        long evidence,
        long attributed,
        List<Incident> incidents,
        List<Raised> raised) {

    /** Weeks of all databases together. */
    public double databaseWeeks() {
        return databases * weeks;
    }
}
