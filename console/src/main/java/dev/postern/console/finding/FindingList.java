// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.finding;

import dev.postern.console.criteria.Problem;
import dev.postern.console.criteria.Suggestion;
import dev.postern.console.criteria.Suggestions;
import dev.postern.console.rule.Rule;
import dev.postern.console.text.Amount;
import dev.postern.console.text.Moment;
import dev.postern.console.web.Parameters;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * The list of findings.
 *
 * @param bands numbers by band; empty when a filter is judged here alone, so that nothing true can be said quickly
 * @param groups when it is grouped; else empty
 * @param next address of the next page; empty when there is none
 * @param saved saved filters, those of the least rank first
 * @param mayChange whether the viewer may archive
 * @param everAny whether there is any finding at all
 * @param version number of the latest change, by which a page asks for what has come since
 */
public record FindingList(
        FindingAsk ask,
        List<Problem> problems,
        Map<FindingAsk.Band, Long> bands,
        List<FindingGroup> groups,
        List<FindingRow> rows,
        String next,
        List<Rule> saved,
        boolean mayChange,
        boolean everAny,
        long version,
        Instant now) {

    /**
     * Findings that have something in common.
     *
     * @param severity greatest of theirs
     * @param address of the list of them
     */
    public record FindingGroup(String value, long total, double severity, Instant updated, String address) {}

    /** How many there are, in words. */
    public String total() {
        if (bands.isEmpty() && !ask.group().isEmpty()) {
            return Amount.of(grouped()) + (isCut() ? " or more" : "");
        }
        if (bands.isEmpty()) {
            return rows.size() + (next.isEmpty() ? "" : " or more");
        }
        long total = bands.entrySet().stream()
                .filter(each -> ask.band() == null || ask.band() == each.getKey())
                .mapToLong(Map.Entry::getValue)
                .sum();
        return Amount.of(total);
    }

    /** Where the filter is saved; empty when there is none, or the viewer may not. */
    public String save() {
        boolean isFilter =
                !ask.filter().isBlank() || ask.band() != null || ask.state().equals("archived");
        return mayChange && problems.isEmpty() && isFilter
                ? Parameters.NONE.with(FindingAsk.FILTER, whole()).under("/console/rules/new")
                : "";
    }

    /** The filter with what was chosen beside it. */
    private String whole() {
        FindingAsk.Band band = ask.band();
        return String.join(
                        " ",
                        ask.filter().strip(),
                        band == null ? "" : "severity:" + band.word(),
                        ask.state().equals("archived") ? "archived:true" : "")
                .strip();
    }

    private long grouped() {
        return groups.stream().mapToLong(FindingGroup::total).sum();
    }

    /** Whether there may be more findings than the groups were counted of. */
    public boolean isCut() {
        boolean isLooked = bands.isEmpty() || ask.group().equals("source");
        return isLooked && grouped() >= FindingGroups.LOOKED_AT;
    }

    /** What a filter can begin with. */
    public List<Suggestion> names() {
        return new Suggestions(path -> List.of()).at("", 0);
    }

    /** A time for readers. */
    public Moment time(Instant time) {
        return Moment.of(time, now, ZoneOffset.UTC);
    }
}
