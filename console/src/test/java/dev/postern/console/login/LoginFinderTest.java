// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.Engine;
import dev.postern.kernel.Input;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.SourceLine;
import dev.postern.store.LoginFilter;
import dev.postern.store.Owners;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginFinderTest {
    private static final Scope OTHERS = new Scope("999999999999", "us-east-1");

    @TempDir
    private Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder.resolve("postern.db"), InstantSource.fixed(Instant.EPOCH));
        List<Input> logins = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            String database = i % 10 == 0 ? "payroll" : "orders";
            logins.add(login(i, database, "user" + i % 3, i % 5 == 0 ? Outcome.FAILED : Outcome.SUCCESS));
        }
        store.logins(Scope.DEFAULT).append(logins, Map.of());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static LoginEvent login(int second, String database, String user, Outcome outcome) {
        return new LoginEvent(
                second * 1_000_000L,
                second * 1_000_000L,
                database,
                Engine.POSTGRESQL,
                outcome,
                IpAddress.parse("192.0.2.7"),
                null,
                -1,
                user,
                "appdb",
                null,
                null,
                null,
                null,
                null,
                Set.of(),
                new SourceLine("log", second + 1, 0),
                null);
    }

    private LoginFinder finder(long nanosACall) {
        AtomicLong nanos = new AtomicLong();
        return new LoginFinder(
                store, new Owners(Scope.DEFAULT, Map.of("payroll", OTHERS)), () -> nanos.addAndGet(nanosACall));
    }

    @Test
    void theNewestComeFirstAndPagesGoOn() {
        FoundLogins first = finder(0).find(Scope.DEFAULT, LoginFilter.ANY, Long.MAX_VALUE);
        FoundLogins second = finder(0).find(Scope.DEFAULT, LoginFilter.ANY, first.before());

        assertThat(first.logins()).hasSize(LoginFinder.PAGE);
        assertThat(first.logins().get(0).decidedMicros()).isEqualTo(2_499_000_000L);
        assertThat(second.logins().get(0).decidedMicros())
                .isLessThan(first.logins().get(LoginFinder.PAGE - 1).decidedMicros());
    }

    @Test
    void allMatchesAreCountedWhileThereIsTime() {
        FoundLogins found = finder(0).find(OTHERS, LoginFilter.ANY, Long.MAX_VALUE);

        assertThat(found.counted()).isEqualTo(250);
        assertThat(found.whole()).isTrue();
        assertThat(found.oldestMicros()).isZero();
        assertThat(found.newestMicros()).isEqualTo(2_490_000_000L);
        assertThat(found.facets())
                .extracting(Facet::field)
                .containsExactly(LoginField.INSTANCE, LoginField.USER, LoginField.ADDRESS, LoginField.OUTCOME);
        assertThat(found.facets().get(0).top()).containsExactly(new Facet.Count("payroll", 250));
    }

    @Test
    void countingStopsWhenItTakesLong() {
        FoundLogins found = finder(200_000_000).find(Scope.DEFAULT, LoginFilter.ANY, Long.MAX_VALUE);

        assertThat(found.counted()).isEqualTo(1_000);
        assertThat(found.whole()).isFalse();
        assertThat(found.logins()).hasSize(LoginFinder.PAGE);
    }

    @Test
    void theLoginsOfOthersAreNeitherFoundNorCounted() {
        FoundLogins found = finder(0).find(Scope.DEFAULT, LoginFilter.ANY, Long.MAX_VALUE);

        assertThat(found.counted()).isEqualTo(2_250);
        assertThat(found.facets().get(0).top()).containsExactly(new Facet.Count("orders", 2_250));
    }

    @Test
    void theMostFrequentValuesComeFirst() {
        LoginTally tally = new LoginTally();
        for (int i = 0; i < 10; i++) {
            tally.count(login(i, "db", i < 6 ? "b" : i < 9 ? "a" : "c", Outcome.SUCCESS));
        }

        assertThat(tally.facet(LoginField.USER, 2))
                .isEqualTo(new Facet(LoginField.USER, List.of(new Facet.Count("b", 6), new Facet.Count("a", 3)), 3));
    }
}
