// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.Engine;
import dev.postern.kernel.Input;
import dev.postern.kernel.Intel;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.Kernel;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.Policy;
import dev.postern.kernel.SourceLine;
import dev.postern.kernel.feedback.Expectation;
import dev.postern.store.Detections;
import dev.postern.store.FindingQuery;
import dev.postern.store.FindingState;
import dev.postern.store.LoginLog;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.StoreException;
import dev.postern.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The detector hears what people expect, and may end at each step of that. */
class ExpectTest {
    private static final long START = 1_795_337_638_000_000L;
    private static final long HOUR = 3_600_000_000L;
    private static final String HOTEL = "203.0.113.9";
    private static final String ELSEWHERE = "198.51.100.7";
    private static final Map<String, List<Expectation>> EXPECTED = Map.of(
            "orders",
            List.of(new Expectation(
                    "app", IpAddress.parse(HOTEL), null, null, "orders", null, null, List.of(), Long.MAX_VALUE)));

    @TempDir
    Path folder;

    private static LoginEvent login(int hour, String address) {
        long time = START + hour * HOUR;
        SourceLine place = new SourceLine("db.log", hour + 1, hour);
        return new LoginEvent(
                time,
                time,
                "orders",
                Engine.POSTGRESQL,
                Outcome.SUCCESS,
                IpAddress.parse(address),
                null,
                1,
                "app",
                "orders",
                null,
                null,
                null,
                null,
                Integer.toString(hour),
                Set.of(),
                place,
                place);
    }

    /** Where a process ends while it hears. */
    private enum End {
        NOWHERE,
        BEFORE_THE_COMMIT,
        AFTER_THE_COMMIT
    }

    /** A process: begins with what is stored, and leaves nothing of its memory behind. */
    private static final class Running {
        final LoginLog log;
        final Detector detector;

        Running(Store store, End end) {
            log = store.logins(Scope.DEFAULT);
            Kernel kernel = new Kernel(Policy.DEFAULT, Intel.NONE);
            detector = new Detector(
                    log, new Ending(store.detections(Scope.DEFAULT), end), kernel, StoredForm::of, List.of());
            detector.recover(0);
        }

        void see(LoginEvent... logins) {
            List<Input> inputs = List.of(logins);
            detector.detect(inputs, log.append(inputs, Map.of()), 0);
        }
    }

    private record Ending(Detections stored, End end) implements Detections {
        @Override
        public long cursor() {
            return stored.cursor();
        }

        @Override
        public Snapshot snapshot() {
            return stored.snapshot();
        }

        @Override
        public void commit(
                long cursor, List<FindingState> findings, List<String> sinks, @Nullable Map<String, byte[]> changed) {
            boolean hears = changed != null && changed.containsKey("expected");
            if (hears && end == End.BEFORE_THE_COMMIT) {
                throw new StoreException("the process has ended", new IllegalStateException());
            }
            stored.commit(cursor, findings, sinks, changed);
            if (hears && end == End.AFTER_THE_COMMIT) {
                throw new StoreException("the process has ended", new IllegalStateException());
            }
        }

        @Override
        public void commit(long cursor, List<Share> shares, @Nullable Map<String, byte[]> changed) {
            throw new IllegalStateException("the watch has one account");
        }
    }

    private List<String> play(String name, End end) {
        try (Store store = SqliteStore.open(folder.resolve(name), InstantSource.system())) {
            Running process = new Running(store, end);
            for (int hour = 0; hour < 240; hour++) {
                process.see(login(hour, "10.0.0.5"));
            }
            try {
                process.detector.expect(EXPECTED, 0);
            } catch (StoreException e) {
                process = new Running(store, End.NOWHERE);
                process.detector.expect(EXPECTED, 0);
            }
            process.see(login(240, HOTEL));
            process.see(login(241, ELSEWHERE), login(242, HOTEL));
            process = new Running(store, End.NOWHERE);
            process.see(login(243, HOTEL));
            return documents(store);
        }
    }

    private static List<String> documents(Store store) {
        List<String> documents = new ArrayList<>();
        store.findings(Scope.DEFAULT)
                .search(FindingQuery.any(100))
                .forEach(found -> documents.add(found.state().document()));
        return documents;
    }

    @ParameterizedTest
    @EnumSource
    void whereverItEndsTheSameIsExpected(End end) {
        assertThat(play("ended.db", end))
                .isEqualTo(play("undisturbed.db", End.NOWHERE))
                .singleElement()
                .asString()
                .contains("ANOMALOUS_SUCCESSFUL_LOGIN", "ip=" + ELSEWHERE, "successful=1")
                .doesNotContain("openedMicros=" + (START + 240 * HOUR));
    }

    @Test
    void aRestartJudgesALoginWithWhatWasExpectedThen() {
        try (Store store = SqliteStore.open(folder.resolve("then.db"), InstantSource.system())) {
            Running process = new Running(store, End.NOWHERE);
            for (int hour = 0; hour < 240; hour++) {
                process.see(login(hour, "10.0.0.5"));
            }
            process.see(login(240, HOTEL)); // nobody expects it yet
            process.detector.expect(EXPECTED, 0);
            process = new Running(store, End.NOWHERE);
            process.see(login(241, HOTEL));
            process.detector.expect(Map.of(), 0);
            process = new Running(store, End.NOWHERE);
            process.see(login(242, HOTEL));

            assertThat(documents(store))
                    .singleElement()
                    .asString()
                    .contains("successful=2")
                    .doesNotContain("openedMicros=" + (START + 241 * HOUR));
        }
    }
}
