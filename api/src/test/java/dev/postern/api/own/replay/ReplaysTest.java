// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.own.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.api.ApiException;
import dev.postern.api.own.OwnJson;
import dev.postern.api.own.replay.Replay.Status;
import dev.postern.store.FindingQuery;
import dev.postern.store.FindingState;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Replays that wait, run, end, are stopped and are lost. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReplaysTest {
    private static final ReplayRequest ALL = new ReplayRequest(null, null, null, null, null);
    private static final Scope SCOPE = Scope.DEFAULT;

    @TempDir
    private Path folder;

    private final Semaphore steps = new Semaphore(0);
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private Store store;
    private Replays replays;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder.resolve("postern.db"), InstantSource.system());
        replays = replays();
    }

    @AfterEach
    void close() {
        steps.release(1_000);
        replays.close();
        store.close();
    }

    private Replays replays() {
        return new Replays(store, this::replay, () -> now);
    }

    /** Finds something, and goes on when the test lets it or it is stopped. */
    private void replay(Scope scope, ReplayRequest request, Replayer.Listener listener) {
        listener.found(List.of(finding(1), finding(2)));
        listener.reached(0.5, 7);
        listener.saw(1_000_000, 2_000_000);
        listener.note("half of it");
        while (!listener.isCancelled() && !steps.tryAcquire()) {
            Thread.onSpinWait();
        }
        if ("P1D".equals(request.learning())) {
            throw new ReplayException("no such log");
        }
        if ("P2D".equals(request.learning())) {
            throw new StackOverflowError();
        }
    }

    private static FindingState finding(int number) {
        return new FindingState("%032x".formatted(number), "T", 5, "db", "t", 1, 0, 0, 0, 0, true, false, "{}");
    }

    private Replay begin(ReplayRequest request) {
        now = now.plusSeconds(1);
        return replays.begin(SCOPE, request, "AKIA");
    }

    private Replay ended(String id) {
        Replay replay = replays.require(SCOPE, id);
        while (replay.status().isActive()) {
            Thread.onSpinWait();
            replay = replays.require(SCOPE, id);
        }
        return replay;
    }

    @Test
    void one_runs_and_tells_how_far_it_is_while_others_wait() {
        Replay first = begin(ALL);
        Replay second = begin(ALL);
        while (replays.require(SCOPE, first.id()).progress() < 0.5) {
            Thread.onSpinWait();
        }
        assertThat(replays.require(SCOPE, first.id()).status()).isEqualTo(Status.RUNNING);
        assertThat(replays.require(SCOPE, second.id()).status()).isEqualTo(Status.QUEUED);
        steps.release(2);

        assertThat(ended(first.id()).status()).isEqualTo(Status.SUCCEEDED);
        Replay end = ended(second.id());
        assertThat(end.findings()).isEqualTo(2);
        assertThat(end.logins()).isEqualTo(7);
        assertThat(end.firstLogin()).isEqualTo(Instant.EPOCH.plusSeconds(1));
        assertThat(end.lastLogin()).isEqualTo(Instant.EPOCH.plusSeconds(2));
        assertThat(end.progress()).isEqualTo(1);
        assertThat(end.notes()).containsExactly("half of it");
        assertThat(replays.results(SCOPE, end).count(FindingQuery.any(1))).isEqualTo(2);
        assertThat(replays.all(SCOPE)).extracting(Replay::id).containsExactly(second.id(), first.id());
    }

    @Test
    void one_that_is_stopped_keeps_what_it_found() {
        Replay replay = begin(ALL);
        Replay waiting = begin(ALL);
        replays.cancel(SCOPE, waiting.id());
        replays.cancel(SCOPE, replay.id());

        assertThat(ended(replay.id()).status()).isEqualTo(Status.CANCELLED);
        assertThat(ended(waiting.id()).status()).isEqualTo(Status.CANCELLED);
        assertThat(ended(waiting.id()).findings()).isZero();
        assertThatThrownBy(() -> replays.cancel(SCOPE, replay.id())).isInstanceOf(ApiException.class);
    }

    @Test
    void one_that_fails_says_why() {
        steps.release(2);
        Replay broken =
                ended(begin(new ReplayRequest(null, null, null, null, "P2D")).id());
        assertThat(broken.status()).isEqualTo(Status.FAILED);
        assertThat(broken.error()).contains("an error in Postern");
        Replay end =
                ended(begin(new ReplayRequest(null, null, null, null, "P1D")).id());

        assertThat(end.status()).isEqualTo(Status.FAILED);
        assertThat(end.error()).isEqualTo("no such log");
    }

    @Test
    void so_many_wait_or_run_at_most() {
        for (int n = 0; n < Replays.MOST_OF_ONE; n++) {
            begin(ALL);
        }
        assertThatThrownBy(() -> begin(ALL)).isInstanceOf(ApiException.class).hasMessageContaining("2 replays of the");
        assertThat(replays.all(SCOPE)).hasSize(Replays.MOST_OF_ONE);
        for (int n = Replays.MOST_OF_ONE; n < Replays.MOST_ACTIVE; n++) {
            replays.begin(new Scope("11111111111" + n, SCOPE.region()), ALL, "AKIA");
        }
        Scope another = new Scope("222222222222", SCOPE.region());
        assertThatThrownBy(() -> replays.begin(another, ALL, "AKIA"))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("4 replays");
    }

    @Test
    void the_end_of_the_detector_is_not_that_of_replays() {
        Replay running = begin(ALL);
        store.configuration(SCOPE).clear();
        Replay next = begin(ALL);

        assertThat(replays.all(SCOPE)).extracting(Replay::id).containsExactly(next.id(), running.id());
        assertThat(next.slot()).isNotEqualTo(running.slot());
    }

    @Test
    void one_that_runs_cannot_be_removed_and_one_that_has_ended_goes_with_its_findings() {
        Replay replay = begin(ALL);
        assertThatThrownBy(() -> replays.remove(SCOPE, replay.id())).isInstanceOf(ApiException.class);
        steps.release();
        Replay end = ended(replay.id());
        replays.remove(SCOPE, replay.id());

        assertThat(replays.results(SCOPE, end).count(FindingQuery.any(1))).isZero();
        assertThatThrownBy(() -> replays.require(SCOPE, replay.id())).isInstanceOf(ApiException.class);
    }

    @Test
    void the_oldest_gives_way_and_places_are_used_again() {
        steps.release(100);
        Replay first = begin(ALL);
        ended(first.id());
        for (int n = 0; n < Replays.MOST_KEPT; n++) {
            ended(begin(ALL).id());
        }
        assertThat(replays.all(SCOPE))
                .hasSize(Replays.MOST_KEPT)
                .extracting(Replay::id)
                .doesNotContain(first.id());
        assertThat(replays.all(SCOPE))
                .extracting(Replay::slot)
                .doesNotHaveDuplicates()
                .allMatch(slot -> slot < 20);
    }

    @Test
    void what_had_not_ended_with_postern_is_lost() {
        Replay stored = new Replay(
                "0".repeat(32),
                Status.RUNNING,
                ALL,
                "AKIA",
                now,
                now,
                null,
                0.25,
                3,
                null,
                null,
                1,
                List.of(),
                null,
                0);
        store.configuration(new Scope(SCOPE.account(), SCOPE.region() + "/replay"))
                .put("replay", stored.id(), OwnJson.MAPPER.writeValueAsString(stored));

        Replay lost = replays.require(SCOPE, stored.id());

        assertThat(lost.status()).isEqualTo(Status.LOST);
        assertThat(lost.error()).contains("Postern ended");
        replays.remove(SCOPE, lost.id());
        assertThat(replays.all(SCOPE)).isEmpty();
    }
}
