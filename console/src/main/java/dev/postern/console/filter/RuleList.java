// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.filter;

import dev.postern.console.finding.Links;
import dev.postern.console.rule.Rule;
import dev.postern.console.rule.RulePreview.Hidden;
import dev.postern.console.text.Amount;
import dev.postern.console.web.Parameters;
import java.util.ArrayList;
import java.util.List;

/**
 * Suppression rules and saved filters.
 *
 * @param rules in order of their ranks
 * @param saved in the same order
 * @param mayAdd whether the viewer may save filters
 * @param maySuppress whether the viewer may make rules
 */
public record RuleList(List<Row> rules, List<Row> saved, boolean mayAdd, boolean maySuppress) {

    /**
     * A rule or a saved filter.
     *
     * @param hits findings of the last 90 days that it fits, in words
     * @param mayChange whether the viewer may change it
     */
    public record Row(Rule rule, String hits, boolean mayChange) {

        /** Where it is changed. */
        public String edit() {
            return RulePages.address(rule) + "/edit";
        }

        /** Where it is removed. */
        public String delete() {
            return RulePages.address(rule) + "/delete";
        }

        /** The findings that it fits; empty when its criteria cannot be written as a filter. */
        public String findings() {
            return Links.findings(rule);
        }
    }

    static RuleList of(List<Rule> all, List<Hidden> hidden, boolean mayAdd, boolean maySuppress) {
        List<Row> rules = new ArrayList<>();
        List<Row> saved = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Rule rule = all.get(i);
            Row row = new Row(rule, hits(hidden.get(i)), rule.suppresses() ? maySuppress : mayAdd);
            (rule.suppresses() ? rules : saved).add(row);
        }
        return new RuleList(rules, saved, mayAdd, maySuppress);
    }

    private static String hits(Hidden hidden) {
        String number = Amount.of(hidden.findings());
        return hidden.wholePeriod() ? number : hidden.findings() == 0 ? "not counted" : number + " or more";
    }

    /** Where one is made. */
    public String add(boolean suppresses) {
        return Parameters.NONE
                .with(RuleForm.ACTION, RuleForm.action(suppresses))
                .under(RulePages.NEW);
    }
}
