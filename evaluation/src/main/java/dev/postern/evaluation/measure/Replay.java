// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.measure;

import dev.postern.evaluation.traffic.Traffic;
import dev.postern.kernel.LoginEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/** Gives the same traffic to detectors, and scores what they find. */
public final class Replay {
    private static final double WEEK_SECONDS = 7 * 86_400;
    private static final int SHOWN_EVERY = 1 << 14;

    private Replay() {}

    /**
     * Replays the traffic once.
     *
     * @param progress told now and then how much is done, from 0 to 1
     * @return a result a detector, in their order
     */
    public static List<Result> run(long seed, Traffic traffic, List<Detector> detectors, DoubleConsumer progress) {
        Feed feed = new Feed(traffic, detectors, progress);
        traffic.replay(feed);
        List<Result> results = new ArrayList<>();
        for (Detector detector : detectors) {
            detector.finish();
            results.add(result(seed, traffic, feed, detector));
        }
        progress.accept(1);
        return results;
    }

    private static Result result(long seed, Traffic traffic, Feed feed, Detector detector) {
        Scoring scoring = new Scoring(seed, traffic.start(), feed.course, detector);
        KernelDetector kernel = detector instanceof KernelDetector it ? it : null;
        return new Result(
                detector.name(),
                seed,
                feed.checksum.toString(),
                (int) traffic.instances().stream().filter(detector::watches).count(),
                Duration.between(traffic.start(), traffic.end()).toSeconds() / WEEK_SECONDS,
                feed.logins,
                kernel == null ? 0 : kernel.cpuNanos(),
                kernel == null ? 0 : kernel.stateBytes(),
                scoring.evidence(Evidence::total),
                scoring.evidence(Evidence::attributed),
                scoring.incidents(),
                scoring.raised());
    }

    private static final class Feed implements Traffic.Receiver {
        final Course course;
        final List<Detector> detectors;
        final DoubleConsumer progress;
        final long startMicros;
        final double spanMicros;
        final Checksum checksum = new Checksum();
        long logins;

        Feed(Traffic traffic, List<Detector> detectors, DoubleConsumer progress) {
            this.course = new Course(traffic.happenings());
            this.detectors = detectors;
            this.progress = progress;
            this.startMicros = Course.micros(traffic.start());
            this.spanMicros = Course.micros(traffic.end()) - startMicros;
        }

        @Override
        public void login(LoginEvent login, int happening) {
            checksum.add(login, happening);
            for (Detector detector : detectors) {
                detector.login(login, happening);
            }
            course.add(login, happening);
            if (++logins % SHOWN_EVERY == 0) {
                progress.accept((login.timeMicros() - startMicros) / spanMicros);
            }
        }
    }
}
