// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.database;

import dev.postern.api.coverage.DatabaseCoverage;
import dev.postern.api.own.baseline.Baseline;
import dev.postern.console.chart.Picture;
import dev.postern.console.database.BlindSpots.BlindSpot;
import dev.postern.console.finding.Links;
import dev.postern.console.login.LoginPictures;
import dev.postern.console.login.LoginsPage;
import dev.postern.console.text.Moment;
import dev.postern.kernel.LoginEvent;
import dev.postern.store.StoredFinding;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page of one database.
 *
 * @param path of the page
 * @param user whose normal is told, or null for that of all
 * @param baseline what is normal; null before anything is known
 * @param logins its logins
 * @param findings its findings, latest first
 */
public record DatabasePage(
        String path,
        DatabaseCoverage coverage,
        List<BlindSpot> blindSpots,
        @Nullable String user,
        @Nullable Baseline baseline,
        LoginsPage logins,
        List<StoredFinding> findings,
        Instant now,
        ZoneId zone) {
    private static final Map<String, String> TITLES = Map.of(
            "addresses", "Addresses",
            "networks", "Networks",
            "asns", "AS numbers and private networks",
            "countries", "Countries",
            "applications", "Applications",
            "databases", "Databases within",
            "authMethods", "Authentication");
    private static final int LATEST = 10;
    private static final List<String> ORDER =
            List.of("applications", "networks", "addresses", "asns", "countries", "databases", "authMethods");

    /** A time for the reader, or null. */
    public @Nullable Moment time(@Nullable Instant time) {
        return time == null ? null : Moment.of(time, now, zone);
    }

    /** Whether anything normal is known. */
    public boolean isLearnt() {
        return baseline != null && !baseline.users().isEmpty();
    }

    /** What is normal, by dimension; those without values are left out. */
    public List<CountList> normal() {
        List<CountList> lists = new ArrayList<>();
        for (String dimension : ORDER) {
            List<Baseline.Value> values = dimensions().getOrDefault(dimension, List.of());
            if (!values.isEmpty()) {
                lists.add(CountList.of(TITLES.getOrDefault(dimension, dimension), values));
            }
        }
        return lists;
    }

    /** When logins are normal. */
    public Picture hours() {
        return NormalHours.picture("Hours with logins, UTC", dimensions().getOrDefault("partsOfWeek", List.of()));
    }

    /** When the logins of late were. */
    public Picture week() {
        return LoginPictures.week(logins.found(), zone);
    }

    /** The URL that tells of one user. */
    public String url(Baseline.User one) {
        return path + "?user=" + URLEncoder.encode(one.name(), StandardCharsets.UTF_8) + "#normal";
    }

    /** When a finding's last attempt was. */
    public Moment time(StoredFinding finding) {
        return Moment.of(finding.state().lastSeenMicros(), now, zone);
    }

    /** The latest of its logins. */
    public List<LoginEvent> latest() {
        List<LoginEvent> all = logins.found().logins();
        return all.subList(0, Math.min(LATEST, all.size()));
    }

    /** The URL of all its findings, those in the archive too. */
    public String findingsUrl() {
        return Links.allFindings("database", coverage.id());
    }

    private Map<String, List<Baseline.Value>> dimensions() {
        if (baseline == null) {
            return Map.of();
        }
        return user == null ? baseline.dimensions() : baseline.users().get(0).dimensions();
    }
}
