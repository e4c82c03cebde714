// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.rule;

import dev.postern.api.filter.Filter;
import dev.postern.console.criteria.FilterText;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.FindingCriteria;

/**
 * A filter of the API as pages show it: a suppression rule, or a saved filter, which hides nothing.
 *
 * @param suppresses whether it is a suppression rule
 * @param rank from 1
 * @param description hostile
 * @param text its criteria as filters are written, or null when they cannot be; hostile
 * @param json its criteria as on the wire; hostile
 */
public record Rule(
        String name,
        boolean suppresses,
        int rank,
        String description,
        FindingCriteria criteria,
        @Nullable String text,
        String json) {

    /** A filter. */
    public static Rule of(Filter filter) {
        FindingCriteria criteria = filter.model();
        return new Rule(
                filter.name(),
                filter.suppresses(),
                filter.rank(),
                filter.description(),
                criteria,
                FilterText.write(criteria),
                filter.criteria());
    }

    /** Whether its criteria tell which of archived findings and others it fits. */
    public boolean isAboutArchive() {
        return criteria.hasCriterion() && criteria.criterion().containsKey("service.archived");
    }

    /** Its criteria for people. */
    public String words() {
        return text == null ? json : text;
    }
}
