// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.measure;

import dev.postern.evaluation.traffic.Happening;
import dev.postern.kernel.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one attack or authorised test.
 *
 * @param seed seed of the traffic
 * @param happening its {@link Happening#id()} there
 * @param authorised whether it was a test by order of the owners
 * @param attack name of its class
 * @param start time of its first login in the log
 * @param ageDays days from the traffic's start to its own
 * @param instances the database instances that it touches
 * @param logins how many logins belong to it
 * @param found whether it was detected by the strict rule
 * @param delaySeconds from its first login to the notification; null when it was not found
 * @param notifications how often people were told of it
 * @param sequence whether one of its findings told it as an attack in several stages
 * @param severity of the gravest finding of it; null when it was not found
 * @param severityRight whether that is one of the right ones
 * @param explanationRight whether that finding names first what gives the attack away
 * @param nearest what came nearest to finding it, or the words of the gravest finding of it
 */
public record Incident(
        long seed,
        int happening,
        boolean authorised,
        String attack,
        Instant start,
        double ageDays,
        List<String> instances,
        long logins,
        boolean found,
        @Nullable Double delaySeconds,
        int notifications,
        boolean sequence,
        @Nullable Severity severity,
        boolean severityRight,
        boolean explanationRight,
        String nearest) {}
