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
import dev.postern.store.FindingState;
import dev.postern.store.LoginLog;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectorTest {
    private static final long NOW = 1_795_337_638_000_000L;
    private static final long YEARS = 20_000L * 86_400_000_000L;
    private static final long MINUTE = 60_000_000L;

    @TempDir
    Path folder;

    private static LoginEvent probe(String database, long micros) {
        SourceLine line = new SourceLine("x.log", micros, 0);
        return new LoginEvent(
                micros,
                micros,
                database,
                Engine.POSTGRESQL,
                Outcome.INCOMPLETE,
                IpAddress.parse("10.0.0.66"),
                null,
                1,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Set.of(),
                line,
                line);
    }

    @Test
    void timeGoesOnFromTheLoginsAfterALineOfAClockYearsAhead() {
        try (Store store = SqliteStore.open(folder.resolve("postern.db"), InstantSource.system())) {
            LoginLog log = store.logins(Scope.DEFAULT);
            Detector detector = new Detector(
                    log,
                    store.detections(Scope.DEFAULT),
                    new Kernel(Policy.DEFAULT, Intel.NONE),
                    StoredForm::of,
                    List.of());
            detector.recover(0);
            List<Input> inputs = new ArrayList<>(List.of(probe("ahead", NOW + YEARS)));
            for (int i = 1; i <= 6; i++) {
                inputs.add(probe("db" + i, NOW + i * 1_000_000L));
            }
            long last = log.append(inputs, Map.of());
            assertThat(detector.detect(inputs, last, 0)).isEmpty();
            assertThat(detector.detect(List.of(), last, MINUTE)).isEmpty(); // it may still prove to be a health check
            List<FindingState> found = detector.detect(List.of(), last, 7 * MINUTE);

            assertThat(found)
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.createdMicros()).isBetween(NOW, NOW + 7 * MINUTE));
        }
    }
}
