// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation;

import dev.postern.evaluation.baseline.CutForest;
import dev.postern.evaluation.baseline.DefenderLike;
import dev.postern.evaluation.baseline.FailureCount;
import dev.postern.evaluation.baseline.FirstSeenNetwork;
import dev.postern.evaluation.baseline.LeakyBuckets;
import dev.postern.evaluation.measure.Detector;
import dev.postern.evaluation.measure.KernelDetector;
import dev.postern.evaluation.measure.Replay;
import dev.postern.evaluation.measure.Result;
import dev.postern.evaluation.measure.Variant;
import dev.postern.evaluation.report.Evaluated;
import dev.postern.evaluation.traffic.Traffic;
import dev.postern.evaluation.traffic.TrafficFingerprint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * The whole evaluation: the kernel as it is, the kernel with something missing, and the baselines, on the same traffic of some seeds. The
 * replays run side by side, as many as there are processors and memory for; the order in which they end changes nothing but the
 * cost measured.
 */
public final class Evaluation {
    /** What a replay of the largest fleet takes, roughly. */
    private static final long REPLAY_BYTES = 600_000_000L;

    private final LongFunction<Traffic> traffic;
    private final List<Long> seeds;
    private final List<Part> parts;

    /** Detectors that share a replay. */
    private interface Part extends Function<Traffic, List<Detector>> {}

    /**
     * @param traffic makes the traffic of a seed
     * @param baselines whether to measure others too
     * @param forests number of instances that the slowest baseline watches; it is left out when there are none
     */
    public Evaluation(LongFunction<Traffic> traffic, List<Long> seeds, boolean baselines, int forests) {
        this.traffic = traffic;
        this.seeds = List.copyOf(seeds);
        this.parts = new ArrayList<>();
        parts.add(kernel(Variant.PLAIN));
        if (baselines) {
            parts.add(Evaluation::rules);
        }
        if (baselines && forests > 0) {
            parts.add(on -> List.of(new CutForest(
                    on.instances().subList(0, Math.min(forests, on.instances().size())))));
        }
        Variant.withoutFields().forEach(each -> parts.add(kernel(each)));
        parts.add(kernel(Variant.QUICK_LEARNER));
    }

    private static Part kernel(Variant variant) {
        return on -> List.of(new KernelDetector(variant, on.intel(), on.happenings(), Set.copyOf(on.decoys())));
    }

    private static List<Detector> rules(Traffic on) {
        return List.of(
                FirstSeenNetwork.ofAddress(),
                FirstSeenNetwork.ofNetwork(),
                new DefenderLike(on.intel()),
                FailureCount.likeFail2ban(),
                new LeakyBuckets(),
                FailureCount.likeWazuh());
    }

    /**
     * Runs it.
     *
     * @param setting what was asked for, by name, as the report tells it
     * @param progress told now and then how much is done, from 0 to 1; by several threads
     * @throws InterruptedException when the thread is interrupted meanwhile
     */
    public Evaluated run(Map<String, Object> setting, DoubleConsumer progress) throws InterruptedException {
        try (Work work = new Work(progress)) {
            List<Future<List<Result>>> replays = new ArrayList<>();
            Map<Long, Future<String>> fingerprints = new TreeMap<>();
            for (long seed : seeds) {
                parts.forEach(part -> replays.add(work.begin(share -> replay(seed, part, share))));
                fingerprints.put(seed, work.begin(share -> TrafficFingerprint.of(traffic.apply(seed))));
            }
            List<Result> results = new ArrayList<>();
            for (Future<List<Result>> replay : replays) {
                results.addAll(take(replay));
            }
            Map<Long, String> told = new TreeMap<>();
            for (Map.Entry<Long, Future<String>> each : fingerprints.entrySet()) {
                told.put(each.getKey(), take(each.getValue()));
            }
            return evaluated(results, told, setting);
        }
    }

    private static Evaluated evaluated(
            List<Result> results, Map<Long, String> fingerprints, Map<String, Object> setting) {
        checkSameTraffic(results);
        Map<String, List<Result>> byDetector = new LinkedHashMap<>();
        results.forEach(each -> byDetector
                .computeIfAbsent(each.detector(), name -> new ArrayList<>())
                .add(each));
        List<Result> kernel = Objects.requireNonNull(byDetector.remove(Variant.PLAIN.name()));
        List<List<Result>> withoutField = new ArrayList<>();
        Variant.withoutFields().forEach(each -> take(each, byDetector, withoutField));
        List<List<Result>> ablations = new ArrayList<>();
        take(Variant.QUICK_LEARNER, byDetector, ablations);
        return Evaluated.of(fingerprints, setting, kernel, withoutField, ablations, List.copyOf(byDetector.values()));
    }

    private static void take(Variant variant, Map<String, List<Result>> from, List<List<Result>> to) {
        to.add(Objects.requireNonNull(from.remove(variant.name())));
    }

    /** All detectors must have been given the same logins, or nothing can be compared. */
    private static void checkSameTraffic(List<Result> results) {
        Map<Long, String> checksums = new HashMap<>();
        for (Result result : results) {
            String other = checksums.putIfAbsent(result.seed(), result.checksum());
            if (other != null && !other.equals(result.checksum())) {
                throw new IllegalStateException("the traffic of seed " + result.seed() + " was not the same twice");
            }
        }
    }

    /** Gives tasks to the pool, and says how much of all is done. */
    private final class Work implements AutoCloseable {
        private final DoubleConsumer progress;
        private final double[] done = new double[seeds.size() * (parts.size() + 1)];
        private final ExecutorService pool;
        private int tasks;

        Work(DoubleConsumer progress) {
            this.progress = progress;
            long memory = Math.max(1, Runtime.getRuntime().maxMemory() / REPLAY_BYTES);
            long threads = Math.min(memory, Runtime.getRuntime().availableProcessors());
            this.pool = Executors.newFixedThreadPool((int) Math.min(threads, done.length));
        }

        <T> Future<T> begin(Function<DoubleConsumer, T> task) {
            int place = tasks++;
            return pool.submit(() -> {
                T result = task.apply(share -> done(place, share));
                done(place, 1);
                return result;
            });
        }

        private void done(int place, double share) {
            synchronized (done) {
                done[place] = share;
                progress.accept(Arrays.stream(done).sum() / done.length);
            }
        }

        @Override
        public void close() {
            pool.shutdownNow();
        }
    }

    private static <T> T take(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a replay failed", e.getCause());
        }
    }

    private List<Result> replay(long seed, Part part, DoubleConsumer progress) {
        Traffic of = traffic.apply(seed);
        return Replay.run(seed, of, part.apply(of), progress);
    }
}
