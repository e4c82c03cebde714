// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.baseline;

import com.amazon.randomcutforest.config.ForestMode;
import com.amazon.randomcutforest.parkservices.AnomalyDescriptor;
import com.amazon.randomcutforest.parkservices.ThresholdedRandomCutForest;
import dev.postern.evaluation.measure.Detector;
import dev.postern.evaluation.measure.Sighting;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Amazon's ThresholdedRandomCutForest (Guha et al. 2016; Apache-2.0) on the rates of an instance: each 5 minutes the numbers of
 * successes, failures, unfinished attempts, users, addresses and failing addresses. It takes a fifth of a millisecond for such a point,
 * so it watches some instances only.
 */
public final class CutForest implements Detector {
    private static final long BUCKET_MICROS = 300_000_000L;
    private static final long HOUR_MICROS = 3_600_000_000L;
    private static final int DIMENSIONS = 6;
    private static final int TREES = 30;
    private static final double ANOMALY_RATE = 0.001;
    private static final long SEED = 1;

    private final Set<String> watched;
    private final Map<String, Rates> rates = new LinkedHashMap<>();
    // Anomalies of points next to each other are one.
    private final Alarms alarms = new Alarms(HOUR_MICROS);

    /** @param instances the instances that it watches */
    public CutForest(List<String> instances) {
        watched = Set.copyOf(instances);
    }

    /** The rates of one instance. */
    private static final class Rates {
        final ThresholdedRandomCutForest forest = forest();
        final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        final Set<Object> users = new HashSet<>();
        final Set<Object> addresses = new HashSet<>();
        final Set<Object> failing = new HashSet<>();
        final List<Integer> happenings = new ArrayList<>();
        long bucket = Long.MIN_VALUE;

        private static ThresholdedRandomCutForest forest() {
            return ThresholdedRandomCutForest.builder()
                    .dimensions(DIMENSIONS)
                    .shingleSize(1)
                    .numberOfTrees(TREES)
                    .anomalyRate(ANOMALY_RATE)
                    .forestMode(ForestMode.STANDARD)
                    .randomSeed(SEED)
                    .build();
        }

        double[] point() {
            return new double[] {
                count(Outcome.SUCCESS),
                count(Outcome.FAILED),
                count(Outcome.INCOMPLETE),
                users.size(),
                addresses.size(),
                failing.size()
            };
        }

        int count(Outcome outcome) {
            return counts.getOrDefault(outcome, 0);
        }

        void clear() {
            counts.clear();
            users.clear();
            addresses.clear();
            failing.clear();
            happenings.clear();
        }
    }

    @Override
    public String name() {
        return "ThresholdedRandomCutForest";
    }

    @Override
    public boolean watches(String instance) {
        return watched.contains(instance);
    }

    @Override
    public void login(LoginEvent login, int happening) {
        if (!watches(login.instance())) {
            return;
        }
        Rates of = rates.computeIfAbsent(login.instance(), name -> new Rates());
        long bucket = Math.floorDiv(login.timeMicros(), BUCKET_MICROS);
        if (of.bucket == Long.MIN_VALUE) {
            of.bucket = bucket;
        }
        while (of.bucket < bucket) {
            close(login.instance(), of);
        }
        of.counts.merge(login.outcome(), 1, Integer::sum);
        of.happenings.add(happening);
        Object address = login.remoteIp() == null ? String.valueOf(login.remoteHost()) : login.remoteIp();
        of.addresses.add(address);
        of.users.add(String.valueOf(login.user()));
        if (login.outcome() == Outcome.FAILED) {
            of.failing.add(address);
        }
    }

    private void close(String instance, Rates of) {
        long end = (of.bucket + 1) * BUCKET_MICROS;
        AnomalyDescriptor result = of.forest.process(of.point(), end / 1_000_000);
        if (result.getAnomalyGrade() > 0) {
            alarms.raise(
                    "rate",
                    "",
                    instance,
                    end,
                    Severity.MEDIUM,
                    of.happenings,
                    "the rates are unusual: " + of.count(Outcome.SUCCESS) + " successes, " + of.count(Outcome.FAILED)
                            + " failures in 5 minutes");
        }
        of.clear();
        of.bucket++;
    }

    @Override
    public void finish() {
        rates.forEach(this::close);
    }

    @Override
    public Iterable<Sighting> sightings() {
        return alarms.all();
    }
}
