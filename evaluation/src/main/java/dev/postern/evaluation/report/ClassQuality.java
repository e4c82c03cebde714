// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.report;

import dev.postern.evaluation.measure.Incident;
import dev.postern.evaluation.traffic.AttackClass;
import java.util.List;
import java.util.Objects;

/**
 * Detection of one class of attacks.
 *
 * @param number its number in the catalogue
 * @param title its name
 * @param separable whether logins alone can tell it from everyday life
 * @param found how many of its attacks were detected
 * @param delaySeconds from an attack's first login to the notification, of those detected
 * @param notifications how often people were told of an attack, of those detected
 * @param severityRight how many of those detected had a right severity
 * @param explanationRight of how many of those detected the gravest finding says what gave it away: by its type, by the factor with
 *     the most bits, or by a pattern
 */
public record ClassQuality(
        int number,
        String title,
        boolean separable,
        Share found,
        Spread delaySeconds,
        Spread notifications,
        Share severityRight,
        Share explanationRight) {

    /** Of the class, of all incidents given that are of it. */
    static ClassQuality of(AttackClass attack, List<Incident> incidents) {
        List<Incident> its = incidents.stream()
                .filter(each -> each.attack().equals(attack.title()))
                .toList();
        List<Incident> found = its.stream().filter(Incident::found).toList();
        return new ClassQuality(
                attack.number(),
                attack.title(),
                attack.separable(),
                Share.of(found.size(), its.size()),
                Spread.of(found.stream()
                        .map(Incident::delaySeconds)
                        .filter(Objects::nonNull)
                        .mapToDouble(d -> d)),
                Spread.of(found.stream().mapToDouble(Incident::notifications)),
                Share.of(found.stream().filter(Incident::severityRight).count(), found.size()),
                Share.of(found.stream().filter(Incident::explanationRight).count(), found.size()));
    }
}
