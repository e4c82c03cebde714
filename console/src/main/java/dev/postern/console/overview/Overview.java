// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.overview;

import dev.postern.api.coverage.CoverageState;
import dev.postern.api.coverage.DatabaseCoverage;
import dev.postern.console.chart.Picture;
import dev.postern.console.finding.FindingAsk.Band;
import dev.postern.console.finding.FindingRow;
import dev.postern.console.login.Facet;
import dev.postern.console.login.FoundLogins;
import dev.postern.console.login.LoginField;
import dev.postern.console.login.LoginSearch;
import dev.postern.console.text.Moment;
import dev.postern.kernel.Outcome;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first page. Names and addresses are hostile.
 *
 * @param open numbers of open findings by band
 * @param attention the open findings that are looked at first
 * @param overTime findings of the last 30 days; null when there are none
 * @param databases all of them
 * @param logins the newest, counted
 * @param activity the same over time; null when there are none
 * @param map where findings came from; null when no place is known
 */
public record Overview(
        Map<Band, Long> open,
        List<FindingRow> attention,
        @Nullable Picture overTime,
        List<DatabaseCoverage> databases,
        FoundLogins logins,
        @Nullable Picture activity,
        @Nullable Picture map,
        Health.Report health,
        Instant now) {

    /** A time for readers; null when there is none. */
    public @Nullable Moment time(@Nullable Instant time) {
        return time == null ? null : Moment.of(time, now, ZoneOffset.UTC);
    }

    /** Numbers of databases by state, for those states that some are in. */
    public Map<CoverageState, Long> states() {
        Map<CoverageState, Long> states = new EnumMap<>(CoverageState.class);
        databases.forEach(each -> states.merge(each.state(), 1L, Long::sum));
        return states;
    }

    /** Databases that are not covered as they should be. */
    public List<DatabaseCoverage> ailing() {
        return databases.stream()
                .filter(each -> each.state().compareTo(CoverageState.LEARNING) < 0)
                .toList();
    }

    /** Databases whose normal is still being learnt. */
    public List<DatabaseCoverage> learning() {
        return databases.stream()
                .filter(each ->
                        each.learningUntil() != null && each.learningUntil().isAfter(now))
                .toList();
    }

    /** How many of the newest logins ended in this way. */
    public long count(Outcome outcome) {
        return logins.times().stream().filter(each -> each.outcome() == outcome).count();
    }

    /** The most frequent addresses among the newest logins. */
    public List<Facet.Count> sources() {
        return logins.facets().stream()
                .filter(facet -> facet.field() == LoginField.ADDRESS)
                .flatMap(facet -> facet.top().stream())
                .toList();
    }

    /** Where the logins of an address are. */
    public static String loginsOf(String address) {
        return "/console/logins?"
                + LoginSearch.ANY.with(LoginField.ADDRESS, address).query();
    }

    /** Whether nothing is wrong and nothing was found that is open. */
    public boolean isCalm() {
        return attention.isEmpty() && ailing().isEmpty() && health.troubles().isEmpty();
    }

    /** A state in words. */
    public static String words(CoverageState state) {
        return switch (state) {
            case UNREADABLE -> "unreadable";
            case SILENT -> "silent";
            case TOO_OLD -> "too old";
            case LEARNING -> "learning";
            case HEALTHY -> "healthy";
        };
    }

    /** The badge of a state. */
    public static String badge(CoverageState state) {
        return switch (state) {
            case UNREADABLE -> "bad";
            case SILENT, TOO_OLD -> "warn";
            case LEARNING -> "low";
            case HEALTHY -> "good";
        };
    }
}
