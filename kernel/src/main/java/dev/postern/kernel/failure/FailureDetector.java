// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.failure;

import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Mark;
import dev.postern.kernel.episode.Episode;
import dev.postern.kernel.episode.EpisodeKey.Sharing;
import dev.postern.kernel.origin.Origin;
import dev.postern.kernel.profile.InstanceProfile;
import dev.postern.kernel.profile.PeerGroup;
import dev.postern.kernel.profile.Trait;
import dev.postern.kernel.profile.UserProfile;
import org.jspecify.annotations.Nullable;

/**
 * Weighs failed logins and hands what crosses a threshold to {@link FailureReports}.
 *
 * <p>With these constants, from a source that has never logged in, a finding comes with the eleventh try under one name, with the
 * fifth name, or with the fourth try when they are hours apart; five typing errors are far from it. Several sources together are
 * found with the third that fails under an existing name, or the sixth or so under any names.
 */
public final class FailureDetector {

    /** Of the order of one false alarm in decades at the usual rates. */
    private static final double ALARM = 10;

    private static final double INSTANCE_ALARM = 12;
    /** Another try of a series: people stop trying with probability ½, guessers do not. */
    private static final double ANOTHER_TRY = 0.7;
    /** Another name from a source that has just failed. */
    private static final double ANOTHER_NAME = 1.8;

    private static final double NEW_SOURCE = 1;
    private static final double KNOWN_NETWORK = -1.2;
    private static final int POOL_ADDRESSES = 3;
    private static final int TOGETHER_SOURCES = 3;

    private final FailureReports reports;

    public FailureDetector(FailureReports reports) {
        this.reports = reports;
    }

    /** Takes a failure from an unlisted source; returns whether it was unfamiliar. */
    public boolean failed(LoginEvent event, Origin origin, Failures failures, FailureReports.Desk desk) {
        long now = event.timeMicros();
        String name = InstanceProfile.nameOf(event);
        UserProfile user = desk.profile().user(name);
        if (isFamiliar(user, origin)) {
            return false;
        }
        Object key = origin.source();
        Source source = failures.source(key, origin.isTold());
        boolean busy = source.isBusyAt(now);
        Series series = source.series(name);
        boolean continues = series != null && series.continuesAt(now);
        if (series == null) {
            series = source.begin(name);
        }
        source.failed(now);
        series.latestMicros = now;
        FailureStream stream = source.stream;
        stream.advance(now);
        if (!continues) {
            stream.countSeries();
        }
        Sharing open = reports.addToOpen(event, origin, name, source, desk);
        if (open == Sharing.SOURCE) {
            return true;
        }
        boolean knownNetwork = user != null && user.node().knows(Trait.NETWORK, origin.network());
        double mark = knownNetwork ? KNOWN_NETWORK : 0;
        stream.add(continues ? ANOTHER_TRY : busy ? ANOTHER_NAME : stream.evidence() + mark);
        stream.keep(event, origin);
        if (stream.sum() > (origin.isTold() ? ALARM : INSTANCE_ALARM)) {
            source.series().forEach((other, theirs) -> failures.withdraw(key, other, theirs));
            reports.sourceAlarm(event, origin, source, open == Sharing.USER, desk);
            return true;
        }
        if (!continues && !source.isOldNoise() && open != Sharing.USER) {
            mark += source.isNew() ? NEW_SOURCE : 0;
            if (user != null) {
                series.toUser = feed(failures.user(name), event, origin, mark);
            }
            series.toInstance = feed(failures.instance, event, origin, mark);
            alarmTogether(event, origin, name, user, failures, desk);
        }
        return true;
    }

    /** Feeds a stream that several sources share with the first failure of a series; returns what that added. */
    private static double feed(FailureStream stream, LoginEvent event, Origin origin, double mark) {
        stream.advance(event.timeMicros());
        double evidence = Math.max(0, stream.evidence() + mark);
        stream.countSeries();
        stream.add(evidence);
        stream.keep(event, origin);
        return evidence;
    }

    private void alarmTogether(
            LoginEvent event,
            Origin origin,
            String name,
            @Nullable UserProfile user,
            Failures failures,
            FailureReports.Desk desk) {
        if (user != null) {
            FailureStream stream = failures.user(name);
            if (stream.sum() > ALARM && stream.sources() > 1) {
                stream.pending().forEach(attempt -> {
                    Source member = failures.known(attempt.origin().source());
                    if (member != null) {
                        member.stream.reset();
                    }
                });
                reports.userAlarm(event, origin, name, stream, desk);
                return;
            }
        }
        if (failures.instance.sum() > INSTANCE_ALARM && failures.instance.sources() >= TOGETHER_SOURCES) {
            reports.instanceAlarm(event, origin, failures.instance, desk);
        }
    }

    /**
     * Judges a success by the failures before it. After a few, it was a typing error that came right, and they are forgotten. After
     * many, it is the success of a guesser.
     *
     * @return the brute-force episode that the success now belongs to, not yet announced as changed; null when it does not
     */
    public @Nullable Episode succeeded(LoginEvent event, Origin origin, Failures failures, FailureReports.Desk desk) {
        Source source = failures.known(origin.source());
        String name = InstanceProfile.nameOf(event);
        if (source == null || isFamiliar(desk.profile().user(name), origin)) {
            return null;
        }
        boolean guessed = source.isGuessing(event.timeMicros()) || reports.isBruteForcer(event, origin, desk);
        if (guessed && !event.is(Mark.UNCONFIRMED)) {
            return reports.bruteForced(event, origin, source.stream, desk);
        }
        Series series = source.series(name);
        if (series != null && series.continuesAt(event.timeMicros())) {
            failures.withdraw(origin.source(), name, series);
            source.end(name);
            if (source.series().isEmpty()) {
                source.stream.reset();
            }
        }
        return null;
    }

    /**
     * Whether the user has logged in from this very address, or, for an application's user, from several others of its private
     * network: pods come and go within one.
     */
    private static boolean isFamiliar(@Nullable UserProfile user, Origin origin) {
        if (user == null || !origin.isTold()) {
            return false;
        }
        return user.node().knows(Trait.ADDRESS, origin.exact())
                || (user.group() == PeerGroup.MACHINE
                        && !origin.isPublic()
                        && user.addressesIn(origin.network()) >= POOL_ADDRESSES);
    }
}
