// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.filter;

import dev.postern.console.finding.SuppressForm;
import dev.postern.console.rule.Rule;
import dev.postern.console.web.Parameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule or a saved filter while it is written. Texts are hostile.
 *
 * @param rule that is changed; null when it is new
 * @param given what was written
 * @param faults what is wrong with it
 * @param hidden what it fits; null when nothing can be told
 * @param maySuppress whether the viewer may make a rule of it
 */
public record RuleForm(
        @Nullable Rule rule,
        Given given,
        List<String> faults,
        SuppressForm.@Nullable Hidden hidden,
        boolean maySuppress) {
    /** Names of the form's fields. */
    public static final String ACTION = "action";

    static final String FILTER = "q";
    static final String PREVIEWED = "previewed";

    private static final String ARCHIVE = "ARCHIVE";

    /**
     * What was written.
     *
     * @param filter empty when the criteria cannot be written, and stay
     * @param suppresses whether it is to be a rule
     * @param rank as it was written
     */
    public record Given(String name, String filter, boolean suppresses, String rank, String description) {

        static Given of(Parameters fields) {
            return new Given(
                    fields.text("name"),
                    fields.text(FILTER),
                    fields.text(ACTION).equals(ARCHIVE),
                    fields.text("rank").isEmpty() ? "1" : fields.text("rank").strip(),
                    fields.text("description").replace("\r\n", "\n")); // as browsers send line breaks
        }

        static Given of(Rule rule) {
            return new Given(
                    rule.name(),
                    rule.text() == null ? "" : rule.text(),
                    rule.suppresses(),
                    Integer.toString(rule.rank()),
                    rule.description());
        }
    }

    /** An action as on the wire. */
    static String action(boolean suppresses) {
        return suppresses ? ARCHIVE : "NOOP";
    }

    /** Criteria that stay because they cannot be written as a filter; empty when they can. */
    public String fixed() {
        return rule == null || rule.text() != null ? "" : rule.json();
    }

    /** The heading. */
    public String title() {
        String what = given.suppresses() ? "suppression rule" : "saved filter";
        return rule == null ? "New " + what : "Change the " + what;
    }

    /** Where it is sent. */
    public String address() {
        return rule == null ? RulePages.NEW : RulePages.address(rule) + "/edit";
    }
}
