// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.coverage;

import dev.postern.console.database.BlindSpots;
import dev.postern.formats.Advice;
import dev.postern.formats.EngineFamily;
import dev.postern.formats.Families;
import dev.postern.formats.StreamReport;
import dev.postern.formats.Wrapping;
import dev.postern.monitor.DatabaseStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the logs of the watched databases hide, from what reading them has shown since Postern began.
 *
 * @param databases how things stand with them
 */
public record LogAdvice(Supplier<List<DatabaseStatus>> databases) implements BlindSpots {

    /** What was read since the start must be this much, in things noticed, before what is missing in it means anything. */
    private static final long ENOUGH = 100;

    @Override
    public List<BlindSpot> of(String database) {
        return databases.get().stream()
                .filter(status -> status.id().equals(database))
                .flatMap(status -> advice(status).stream())
                .filter(advice -> advice.level() != Advice.Level.OK)
                .sorted(Comparator.comparing(Advice::level).reversed())
                .map(advice -> new BlindSpot(
                        advice.level() == Advice.Level.BLIND, advice.subject(), advice.text(), advice.settings()))
                .toList();
    }

    private static List<Advice> advice(DatabaseStatus status) {
        List<Advice> advice = new ArrayList<>();
        long noticed = status.reports().stream()
                .flatMap(report -> report.facts().values().stream())
                .mapToLong(Long::longValue)
                .sum();
        if (noticed < ENOUGH) {
            return advice;
        }
        for (EngineFamily<?> family : Families.ALL) {
            if (family.id().equals(status.engine())) {
                advice.addAll(family.advise(status.reports()));
            }
        }
        for (StreamReport report : status.reports()) {
            Wrapping wrapping = report.wrapping();
            if (wrapping != null) {
                advice.addAll(wrapping.advise(report));
            }
        }
        return advice;
    }
}
