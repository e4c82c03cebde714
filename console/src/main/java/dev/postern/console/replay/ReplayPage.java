// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.replay;

import dev.postern.console.finding.FindingRow;
import dev.postern.console.rule.Rule;
import dev.postern.console.rule.RulePreview;
import dev.postern.console.text.Moment;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of a replay. Texts are hostile.
 *
 * @param comparison with what is stored; null while it goes on, and when it has looked at nothing
 * @param rules all of the account, to choose from
 * @param chosen the rule that was chosen; null when none was
 * @param hidden what it would have hidden; null when none was chosen
 * @param mayChange whether the viewer may cancel and remove it
 */
public record ReplayPage(
        ReplayRow row,
        @Nullable Comparison comparison,
        List<Rule> rules,
        @Nullable Rule chosen,
        RulePreview.@Nullable Hidden hidden,
        boolean mayChange,
        Instant now) {

    /** A time for readers. */
    public Moment time(Instant time) {
        return Moment.of(time, now, ZoneOffset.UTC);
    }

    /** Whether it goes on. */
    public boolean isActive() {
        return row.replay().status().isActive();
    }

    /** Whether a rule is the one that was chosen. */
    public boolean isChosen(Rule rule) {
        return chosen != null && chosen.name().equals(rule.name());
    }

    /** The address of a finding of the replay. */
    public String address(FindingRow finding) {
        return row.address() + "/findings/" + finding.id();
    }

    /** Examples of what would have been hidden. */
    public List<FindingRow> examples() {
        return hidden == null
                ? List.of()
                : hidden.examples().stream().map(FindingRow::of).toList();
    }
}
