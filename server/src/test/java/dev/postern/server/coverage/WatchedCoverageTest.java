// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.api.coverage.CoverageState;
import dev.postern.api.coverage.DatabaseCoverage;
import dev.postern.kernel.Engine;
import dev.postern.kernel.FindingType;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.SourceLine;
import dev.postern.monitor.DatabaseStatus;
import dev.postern.store.FindingState;
import dev.postern.store.Instances.Instance;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a database is covered, and why. */
class WatchedCoverageTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final long LEARNT = micros(NOW.minus(Duration.ofDays(1)));

    @TempDir
    private Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder.resolve("postern.db"), InstantSource.fixed(NOW));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private void register(String version) {
        store.instances(Scope.DEFAULT)
                .put(new Instance(
                        "db", "postgresql", version, null, "arn:db", micros(NOW.minus(Duration.ofDays(9))), Map.of()));
    }

    private void login(Duration ago) {
        long time = micros(NOW.minus(ago));
        LoginEvent login = new LoginEvent(
                time,
                time,
                "db",
                Engine.POSTGRESQL,
                Outcome.SUCCESS,
                null,
                "[local]",
                -1,
                "u",
                "d",
                null,
                null,
                null,
                null,
                null,
                Set.of(),
                new SourceLine("log", 1, 0),
                null);
        store.logins(Scope.DEFAULT).append(List.of(login), Map.of());
    }

    private DatabaseCoverage coverage(boolean reading, long readyMicros, String... faults) {
        DatabaseStatus status = new DatabaseStatus(
                "db", "postgresql", reading, true, 5, micros(NOW), readyMicros, null, List.of(faults), List.of());
        return new WatchedCoverage(
                        store,
                        Scope.DEFAULT,
                        id -> Scope.DEFAULT,
                        () -> List.of(status),
                        id -> List.of("/log/" + id),
                        () -> NOW)
                .of(Scope.DEFAULT)
                .get(0);
    }

    @Test
    void one_that_is_read_and_learnt_is_healthy() {
        register("16.4");
        login(Duration.ofMinutes(3));
        DatabaseCoverage coverage = coverage(true, LEARNT);

        assertThat(coverage.state()).isEqualTo(CoverageState.HEALTHY);
        assertThat(coverage.reasons()).isEmpty();
        assertThat(coverage.lastLogin()).isEqualTo(NOW.minus(Duration.ofMinutes(3)));
        assertThat(coverage.engineVersion()).isEqualTo("16.4");
        assertThat(coverage.sources()).containsExactly("/log/db");
        assertThat(coverage.behindBytes()).isEqualTo(5);
    }

    @Test
    void one_that_is_being_learnt_says_until_when() {
        login(Duration.ZERO);
        DatabaseCoverage coverage = coverage(true, micros(NOW.plusSeconds(60)));

        assertThat(coverage.state()).isEqualTo(CoverageState.LEARNING);
        assertThat(coverage.learningUntil()).isEqualTo(NOW.plusSeconds(60));
        assertThat(coverage(true, Long.MAX_VALUE).learningUntil()).isNull();
        assertThat(coverage(true, Long.MAX_VALUE).state()).isEqualTo(CoverageState.LEARNING);
    }

    @Test
    void the_worst_is_the_state_and_all_reasons_are_told() {
        register("9.6.24");
        login(Duration.ofHours(25));

        assertThat(coverage(true, LEARNT).state()).isEqualTo(CoverageState.SILENT);
        assertThat(coverage(true, LEARNT).reasons()).hasSize(2);
        DatabaseCoverage unread = coverage(false, Long.MAX_VALUE, "log: permission denied");
        assertThat(unread.state()).isEqualTo(CoverageState.UNREADABLE);
        assertThat(unread.reasons()).hasSize(5).contains("log: permission denied");
    }

    @Test
    void a_server_that_is_too_old_is_told() {
        register("9.6.24");
        login(Duration.ZERO);

        assertThat(coverage(true, LEARNT).state()).isEqualTo(CoverageState.TOO_OLD);
        assertThat(tooOld("postgresql", "10.23")).isNull();
        assertThat(tooOld("mysql", "5.5.62-log")).contains("5.6");
        assertThat(tooOld("mysql", "8.0.31")).isNull();
        assertThat(tooOld("mariadb", "10.3.39-MariaDB")).contains("10.4");
        assertThat(tooOld("mariadb", "11.4.2")).isNull();
        assertThat(tooOld("postgresql", "x")).isNull();
        assertThat(tooOld("postgresql", "99999999999999999")).isNull();
        assertThat(tooOld("postgresql", null)).isNull();
    }

    private static @Nullable String tooOld(String engine, @Nullable String version) {
        return OldestVersions.tooOld(engine, version);
    }

    @Test
    void an_unusual_silence_is_told_until_a_login_comes() {
        login(Duration.ofHours(3));
        long told = micros(NOW.minus(Duration.ofHours(1)));
        store.findings(Scope.DEFAULT)
                .raise(
                        List.of(new FindingState(
                                "f",
                                FindingType.TELEMETRY_SILENT.id(),
                                2,
                                "db",
                                "t",
                                1,
                                told,
                                told,
                                told,
                                told,
                                false,
                                true,
                                "{}")),
                        List.of());
        assertThat(coverage(true, LEARNT).state()).isEqualTo(CoverageState.SILENT);
        login(Duration.ofMinutes(1));

        assertThat(coverage(true, LEARNT).state()).isEqualTo(CoverageState.HEALTHY);
    }

    @Test
    void an_account_has_its_own_databases() {
        Scope other = new Scope("999999999999", "us-east-1");
        WatchedCoverage coverage = new WatchedCoverage(
                store,
                Scope.DEFAULT,
                id -> id.equals("theirs") ? other : Scope.DEFAULT,
                () -> List.of(status("ours"), status("theirs")),
                id -> List.of(),
                () -> NOW);

        assertThat(coverage.of(other)).extracting(DatabaseCoverage::id).containsExactly("theirs");
        assertThat(coverage.of(Scope.DEFAULT)).extracting(DatabaseCoverage::id).containsExactly("ours");
        assertThat(coverage.of(new Scope("111111111111", "us-east-1"))).isEmpty();
    }

    private static DatabaseStatus status(String id) {
        return new DatabaseStatus(
                id, "postgresql", true, true, 0, Long.MIN_VALUE, Long.MAX_VALUE, null, List.of(), List.of());
    }
}
