// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.database;

import dev.postern.api.coverage.CoverageState;
import dev.postern.console.finding.Links;
import dev.postern.console.text.Moment;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page of all databases. */
public record DatabasesPage(List<DatabaseRow> rows, Instant now, ZoneId zone) {

    /** Numbers of databases by state. */
    public Map<CoverageState, Long> states() {
        return Databases.states(rows);
    }

    /** The URL of a database's page. */
    public String url(DatabaseRow row) {
        return Links.database(row.coverage().id());
    }

    /** A time for the reader, or null. */
    public @Nullable Moment time(@Nullable Instant time) {
        return time == null ? null : Moment.of(time, now, zone);
    }

    /** Whether what is normal has been learnt. */
    public boolean isLearnt(DatabaseRow row) {
        Instant until = row.coverage().learningUntil();
        return until != null && until.isBefore(now);
    }
}
