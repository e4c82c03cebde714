// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.api.coverage.CoverageState;
import dev.postern.api.coverage.DatabaseCoverage;
import dev.postern.api.own.baseline.Baseline;
import dev.postern.api.own.baseline.Baselines;
import dev.postern.console.database.BlindSpots.BlindSpot;
import dev.postern.console.finding.Links;
import dev.postern.store.FindingState;
import dev.postern.store.Owners;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabasesTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T06:00:00Z"));

    @TempDir
    private Path folder;

    private Store store;
    private Databases databases;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder.resolve("postern.db"), CLOCK);
        databases = new Databases(
                scope -> scope.equals(Scope.DEFAULT)
                        ? List.of(
                                covered("calm", CoverageState.HEALTHY),
                                covered("noisy", CoverageState.HEALTHY),
                                covered("silent", CoverageState.SILENT))
                        : List.of(),
                database -> database.equals("noisy")
                        ? List.of(
                                new BlindSpot(true, "successes", "not logged", List.of("log_connections = on")),
                                new BlindSpot(false, "format", "forgeable", List.of()))
                        : List.of(),
                new Baselines(store, Owners.allOf(Scope.DEFAULT), Duration.ofDays(14), CLOCK),
                store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static DatabaseCoverage covered(String id, CoverageState state) {
        return new DatabaseCoverage(
                id,
                null,
                "postgresql",
                "17",
                null,
                state,
                List.of(),
                null,
                null,
                null,
                true,
                true,
                0,
                0,
                List.of(),
                List.of("/var/log/" + id),
                null);
    }

    private static FindingState finding(String id, String database, double severity, long updated) {
        String document = "{\"resource\":{\"rdsDbInstanceDetails\":{\"dbInstanceIdentifier\":\"" + database + "\"}}}";
        return new FindingState(id, "type", severity, database, "title", 1, 0, 0, 0, updated, false, true, document);
    }

    @Test
    void thoseThatNeedAttentionComeFirst() {
        store.findings(Scope.DEFAULT)
                .raise(
                        List.of(
                                finding("f1", "noisy", 8, 10),
                                finding("f2", "noisy", 2, 20),
                                finding("f3", "calm", 2, 5)),
                        List.of());
        store.findings(Scope.DEFAULT).archive(List.of("f3"), true);

        List<DatabaseRow> rows = databases.all(Scope.DEFAULT);

        assertThat(rows).extracting(row -> row.coverage().id()).containsExactly("silent", "noisy", "calm");
        assertThat(rows).extracting(DatabaseRow::openFindings).containsExactly(0L, 2L, 0L);
        assertThat(rows.get(1).worst()).isEqualTo(8);
        assertThat(rows.get(1).blindSpots()).isEqualTo(1);
        assertThat(rows.get(1).hints()).isEqualTo(1);
        assertThat(Databases.states(rows))
                .containsEntry(CoverageState.HEALTHY, 2L)
                .containsEntry(CoverageState.SILENT, 1L);
    }

    @Test
    void theFindingsOfADatabaseComeLatestFirst() {
        store.findings(Scope.DEFAULT)
                .raise(
                        List.of(
                                finding("f1", "noisy", 8, 10),
                                finding("f2", "noisy", 2, 20),
                                finding("f3", "calm", 2, 5)),
                        List.of());

        assertThat(databases.findings(Scope.DEFAULT, "noisy"))
                .extracting(each -> each.state().id())
                .containsExactly("f2", "f1");
    }

    @Test
    void addressesHoldWhateverADatabaseIsCalled() {
        DatabaseRow row = new DatabaseRow(covered("a b+c/d%?\"", CoverageState.HEALTHY), 0, 0, 0, 0);
        DatabasesPage page = new DatabasesPage(List.of(row), CLOCK.instant(), ZoneOffset.UTC);

        assertThat(page.url(row)).isEqualTo("/console/databases/a%20b%2Bc%2Fd%25%3F%22");
        assertThat(Links.allFindings("database", row.coverage().id()))
                .isEqualTo("/console/findings?state=all&q=database%3A%22a%20b%2Bc%2Fd%25%3F%5C%22%22");
        assertThat(Links.allFindings("address", "a-client-by-name")).isEmpty();
    }

    @Test
    void whatIsOfOthersIsNotFound() {
        Scope others = new Scope("999999999999", "us-east-1");

        assertThat(databases.find(others, "noisy")).isNull();
        assertThat(databases.find(Scope.DEFAULT, "noisy")).isNotNull();
        assertThat(databases.baseline(Scope.DEFAULT, "noisy", null)).isNull();
    }

    @Test
    void normalHoursStandInTheirPlaces() {
        List<List<String>> rows = NormalHours.picture(
                        "Hours",
                        List.of(
                                new Baseline.Value("09:00-12:00 UTC on a working day", 40),
                                new Baseline.Value("21:00-24:00 UTC on a weekend", 2)))
                .table()
                .rows();

        assertThat(rows.get(0)).containsExactly("Working days", "0", "0", "0", "40", "0", "0", "0", "0");
        assertThat(rows.get(1)).containsExactly("Weekends", "0", "0", "0", "0", "0", "0", "0", "2");
    }
}
