// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

import dev.postern.kernel.Finding;
import dev.postern.kernel.Input;
import dev.postern.kernel.Kernel;
import dev.postern.kernel.KernelState;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Tick;
import dev.postern.kernel.WrongClock;
import dev.postern.kernel.feedback.Expectation;
import dev.postern.store.Detections;
import dev.postern.store.FindingState;
import dev.postern.store.LoggedInput;
import dev.postern.store.LoginLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Lets the kernel look at the login log, each input once. What the kernel remembers is stored now and then; after a restart it is
 * brought up to date by looking again at what came since, without a word about findings that are stored already.
 */
final class Detector {
    private static final int PAGE = 5_000;
    /** So many inputs at most are looked at again after a restart. */
    private static final long MOST_AGAIN = 200_000;

    private static final long SNAPSHOT_EVERY = 30_000_000;
    private static final long TICK_EVERY = 10_000_000;
    /** How far ticks stay behind, so that they come before no login. */
    private static final long TICK_BEHIND = 5_000_000;

    private final LoginLog log;
    private final Detections detections;
    private final Function<Finding, FindingState> form;
    private final List<String> sinks;
    private Kernel kernel;
    private KernelState state = new KernelState();
    private long cursor;
    private long snapshotSeq;
    private long snapshotAt = Long.MIN_VALUE;
    private long latestMicros = Long.MIN_VALUE;
    private long latestAt;
    private long tickedAt = Long.MIN_VALUE;

    /**
     * @param form a finding as it is stored
     * @param sinks names of the sinks that findings go to
     */
    Detector(
            LoginLog log,
            Detections detections,
            Kernel kernel,
            Function<Finding, FindingState> form,
            List<String> sinks) {
        this.log = log;
        this.detections = detections;
        this.kernel = kernel;
        this.form = form;
        this.sinks = List.copyOf(sinks);
    }

    /** Comes to where it was when Postern ended, and looks at what has been logged since. */
    void recover(long nowMicros) {
        Detections.Snapshot snapshot = detections.snapshot();
        state = snapshot.parts().isEmpty() ? new KernelState() : KernelState.of(snapshot.parts());
        snapshotSeq = snapshot.seq();
        cursor = detections.cursor();
        long at = snapshot.seq();
        while (true) {
            List<LoggedInput> page = log.after(at, PAGE);
            if (page.isEmpty()) {
                return;
            }
            List<Input> fresh = new ArrayList<>();
            for (LoggedInput each : page) {
                if (each.seq() <= cursor) {
                    kernel.step(each.input(), state);
                    latest(each.input(), nowMicros);
                } else {
                    fresh.add(each.input());
                }
            }
            at = page.get(page.size() - 1).seq();
            if (at > cursor) {
                detect(fresh, at, nowMicros);
            }
        }
    }

    /**
     * Looks at inputs that have just been logged, and stores what they lead to.
     *
     * @param lastSeq the place of the last of them
     * @return states of findings that were stored
     */
    List<FindingState> detect(List<Input> inputs, long lastSeq, long nowMicros) {
        List<FindingState> found = new ArrayList<>();
        for (Input input : inputs) {
            kernel.step(input, state).findings().forEach(finding -> found.add(form.apply(finding)));
            latest(input, nowMicros);
        }
        tick(nowMicros, found);
        boolean snapshot = wantsSnapshot(lastSeq, nowMicros);
        if (lastSeq > cursor || !found.isEmpty() || snapshot) {
            commit(lastSeq, found, snapshot, nowMicros);
        }
        return found;
    }

    /**
     * Goes on with another kernel, having looked again with it at earlier logins whose addresses are newly listed.
     *
     * <p>All inputs so far have been looked at, and what is remembered of them is stored at this very place before the new kernel
     * is made the one to begin with. So no restart looks at any of them with a kernel that is not the one which has
     * looked at them first.
     *
     * @return states of findings that were stored
     */
    List<FindingState> take(KernelUpdate update, long nowMicros) {
        List<LoginEvent> logins = update.earlier(log, cursor);
        List<FindingState> found = new ArrayList<>();
        if (!logins.isEmpty()) {
            long last = Math.max(latestMicros, logins.get(logins.size() - 1).timeMicros());
            update.kernel().rematch(logins, last, state).findings().forEach(each -> found.add(form.apply(each)));
        }
        commit(cursor, found, true, nowMicros);
        if (update.activate()) {
            kernel = update.kernel();
        }
        return found;
    }

    /**
     * Takes what people expect from here on. It is stored at this very place with all that is remembered, so that a restart judges
     * each login with what was expected when it was first judged.
     */
    void expect(Map<String, List<Expectation>> expected, long nowMicros) {
        if (kernel.expect(expected, state)) {
            commit(cursor, List.of(), true, nowMicros);
        }
    }

    private void latest(Input input, long nowMicros) {
        if (input.timeMicros() >= latestMicros || WrongClock.ranAhead(latestMicros, input.timeMicros())) {
            latestMicros = input.timeMicros();
            latestAt = nowMicros;
        }
    }

    /** Lets time pass where no login does, so that a finding that has grown a little is shown in the end. */
    private void tick(long nowMicros, List<FindingState> found) {
        if (latestMicros == Long.MIN_VALUE || (tickedAt != Long.MIN_VALUE && nowMicros - tickedAt < TICK_EVERY)) {
            return;
        }
        tickedAt = nowMicros;
        long time = latestMicros + nowMicros - latestAt - TICK_BEHIND;
        if (time > latestMicros) {
            kernel.step(new Tick(time), state).findings().forEach(finding -> found.add(form.apply(finding)));
        }
    }

    private boolean wantsSnapshot(long lastSeq, long nowMicros) {
        if (lastSeq == snapshotSeq) {
            return false;
        }
        return snapshotAt == Long.MIN_VALUE
                || nowMicros - snapshotAt >= SNAPSHOT_EVERY
                || lastSeq - snapshotSeq >= MOST_AGAIN;
    }

    private void commit(long lastSeq, List<FindingState> found, boolean snapshot, long nowMicros) {
        detections.commit(lastSeq, found, sinks, snapshot ? state.changedParts() : null);
        cursor = lastSeq;
        if (snapshot) {
            snapshotSeq = lastSeq;
            snapshotAt = nowMicros;
        }
    }

    /** Stores what the kernel remembers, before Postern ends. */
    void store(long nowMicros) {
        if (cursor > snapshotSeq) {
            commit(cursor, List.of(), true, nowMicros);
        }
    }

    /** When a database has been learnt, microseconds since the epoch; {@link Long#MAX_VALUE} before its first login. */
    long readyMicros(String database) {
        return kernel.readyMicros(database, state);
    }

    /** The place in the login log that a restart begins with. */
    long neededAfter() {
        return snapshotSeq;
    }
}
