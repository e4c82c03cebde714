// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.criteria.FilterText;
import dev.postern.console.rule.RulePreview.Hidden;
import dev.postern.kernel.Severity;
import dev.postern.store.FindingState;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulePreviewTest {
    private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);

    @TempDir
    private Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder.resolve("postern.db"), CLOCK);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static FindingState finding(String id, double severity, String user, Duration ago) {
        long updated = ChronoUnit.MICROS.between(Instant.EPOCH, NOW.minus(ago));
        String document =
                "{\"type\":\"T\",\"resource\":{\"rdsDbUserDetails\":{\"user\":\"" + user + "\"}},\"service\":{}}";
        return new FindingState(id, "T", severity, "db", "title", 1, 0, 0, 0, updated, false, true, document);
    }

    private Hidden preview(String filter, long nanosACall) {
        AtomicLong nanos = new AtomicLong();
        return new RulePreview(store, CLOCK, () -> nanos.addAndGet(nanosACall))
                .of(Scope.DEFAULT, FilterText.read(filter, NOW, ZoneOffset.UTC).criteria());
    }

    @Test
    void itCountsWhatMeetsTheRuleInThePeriod() {
        store.findings(Scope.DEFAULT)
                .raise(
                        List.of(
                                finding("a", 2, "alice", Duration.ofDays(1)),
                                finding("b", 8, "alina", Duration.ofDays(80)),
                                finding("c", 2, "bob", Duration.ofDays(1)),
                                finding("d", 2, "alice", Duration.ofDays(91))),
                        List.of());

        Hidden hidden = preview("user:ali*", 0);

        assertThat(hidden.findings()).isEqualTo(2);
        assertThat(hidden.bySeverity()).isEqualTo(Map.of(Severity.LOW, 1L, Severity.HIGH, 1L));
        assertThat(hidden.examples()).extracting(each -> each.state().id()).containsExactly("b", "a");
        assertThat(hidden.wholePeriod()).isTrue();
        assertThat(hidden.since()).isEqualTo(NOW.minus(RulePreview.PERIOD));
    }

    @Test
    void itSaysHowFarItCameWhenThereAreVeryMany() {
        List<FindingState> many = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            many.add(finding(String.format("f%04d", i), 5, "alice", Duration.ofMinutes(i)));
        }
        store.findings(Scope.DEFAULT).raise(many, List.of());

        Hidden hidden = preview("user:alice", 100_000_000);

        assertThat(hidden.findings()).isEqualTo(500);
        assertThat(hidden.wholePeriod()).isFalse();
        assertThat(hidden.since()).isEqualTo(NOW.minus(Duration.ofMinutes(499)));
        assertThat(preview("user:alice", 0).findings()).isEqualTo(1_200);
    }
}
