// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.failure;

import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.WrongClock;
import dev.postern.kernel.episode.Attempt;
import dev.postern.kernel.origin.Origin;
import dev.postern.kernel.profile.EventTime;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import java.util.ArrayDeque;

/**
 * A Poisson CUSUM over unfamiliar failures (Page 1954; Lucas 1985 for counts): the log-likelihood ratio of a raised rate against
 * the usual one, never below zero. It falls with time, rises with each failure, and alarms above a threshold.
 *
 * <p>The usual rate is a Gamma posterior over earlier days, forgotten with a half-life of 60 days: a source that fails today is
 * not today's normal noise.
 */
final class FailureStream {

    /** An alarm comes by the eleventh try of a burst, so that nothing of one is lost. */
    private static final int MOST_PENDING = 12;

    private static final double PRIOR_DAYS = 20;
    private static final double HALF_LIFE_DAYS = 60;
    /** What an attack adds at least, per day. */
    private static final double ATTACK_A_DAY = 2;

    private final double priorRate;
    private final ArrayDeque<Attempt> pending = new ArrayDeque<>(1);
    private double sum;
    private long latestMicros;
    private double earlierFailures;
    private double earlierDays;
    private int today = Integer.MIN_VALUE;
    private int failuresToday;

    /**
     * @param priorRate failures a day that are usual before anything is known
     */
    FailureStream(double priorRate) {
        this.priorRate = priorRate;
    }

    FailureStream(StateReader in) {
        priorRate = in.real();
        in.each(() -> pending.addLast(Attempt.read(in)));
        sum = in.real();
        latestMicros = in.time();
        earlierFailures = in.real();
        earlierDays = in.real();
        today = in.integer();
        failuresToday = in.integer();
    }

    void write(StateWriter out) {
        out.real(priorRate);
        out.all(pending, Attempt::write);
        out.real(sum);
        out.time(latestMicros);
        out.real(earlierFailures);
        out.real(earlierDays);
        out.number(today);
        out.number(failuresToday);
    }

    private double usualRate() {
        return (priorRate * PRIOR_DAYS + earlierFailures) / (PRIOR_DAYS + earlierDays);
    }

    private double attackRate(double usual) {
        return Math.max(4 * usual, usual + ATTACK_A_DAY);
    }

    /** Evidence of the first failure of a series, in nats, before marks: the logarithm of attack rate over usual rate. */
    double evidence() {
        double usual = usualRate();
        return StrictMath.log(attackRate(usual) / usual);
    }

    /** Lets time pass: silence speaks against an attack. */
    void advance(long nowMicros) {
        int day = EventTime.day(nowMicros);
        if (today != Integer.MIN_VALUE && WrongClock.ranAhead(latestMicros, nowMicros)) {
            reset(); // and what was counted per day of that time
            earlierFailures = 0;
            earlierDays = 0;
            failuresToday = 0;
            today = Integer.MIN_VALUE;
        }
        if (today == Integer.MIN_VALUE) {
            today = day;
            latestMicros = nowMicros;
        }
        if (day > today) {
            double forget = StrictMath.pow(2, -(day - today) / HALF_LIFE_DAYS);
            earlierFailures = (earlierFailures + failuresToday) * forget;
            earlierDays = (earlierDays + 1) * forget + (day - today - 1);
            failuresToday = 0;
            today = day;
        }
        if (nowMicros > latestMicros) {
            double usual = usualRate();
            double days = (nowMicros - latestMicros) / (double) EventTime.DAY_MICROS;
            sum = Math.max(0, sum - (attackRate(usual) - usual) * days);
            latestMicros = nowMicros;
        }
        if (sum == 0) {
            pending.clear();
        }
    }

    /** Counts a failure that begins a series towards the usual rate of later days. */
    void countSeries() {
        failuresToday++;
    }

    /** Adds evidence. */
    void add(double nats) {
        sum = Math.max(0, sum + nats);
    }

    /** Keeps an attempt for the finding that may come. */
    void keep(LoginEvent event, Origin origin) {
        if (pending.size() == MOST_PENDING) {
            pending.removeFirst();
        }
        pending.addLast(Attempt.of(event, origin));
    }

    /** Takes back what a source has added: it is reported for itself, or a success has explained it. */
    void withdraw(Object source, double nats) {
        sum = Math.max(0, sum - nats);
        pending.removeIf(attempt -> attempt.origin().source().equals(source));
    }

    /** Distinct sources among the attempts kept. */
    long sources() {
        return pending.stream()
                .map(attempt -> attempt.origin().source())
                .distinct()
                .count();
    }

    double sum() {
        return sum;
    }

    ArrayDeque<Attempt> pending() {
        return pending;
    }

    /** Begins anew after an alarm, or when a success has explained the failures. */
    void reset() {
        sum = 0;
        pending.clear();
    }
}
