// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.filter;

import dev.postern.api.Refusals;
import dev.postern.api.codec.Json;
import dev.postern.api.codec.JsonReader;
import dev.postern.api.criteria.Criteria;
import java.util.Map;
import software.amazon.awssdk.services.guardduty.model.FindingCriteria;

/**
 * A filter as it is stored.
 *
 * @param action {@code NOOP}, or {@code ARCHIVE} for a suppression rule
 * @param rank position among the filters, from 1
 * @param criteria JSON as on the wire
 * @param created in epoch milliseconds
 * @param updated in epoch milliseconds
 * @param version one more with each update, from 1
 */
public record Filter(
        String name,
        String description,
        String action,
        int rank,
        String criteria,
        long created,
        long updated,
        long version,
        Map<String, String> tags) {

    private static final String NAME_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";

    /** The criteria as the API tells them. */
    public FindingCriteria model() {
        FindingCriteria.Builder builder = FindingCriteria.builder();
        JsonReader.read(Json.MAPPER.readTree(criteria), builder);
        return builder.build();
    }

    /** Whether it suppresses findings. */
    public boolean suppresses() {
        return action.equals("ARCHIVE");
    }

    Filter with(Map<String, String> nowTags) {
        return new Filter(name, description, action, rank, criteria, created, updated, version, nowTags);
    }

    /** The filter, unless its name or criteria are not as they must be. */
    Filter checked() {
        boolean plain = name.chars().allMatch(c -> NAME_LETTERS.indexOf(c) >= 0);
        FindingCriteria model = model();
        if (!plain || model.criterion().isEmpty()) {
            throw Refusals.invalid(plain ? "findingCriteria" : "name");
        }
        Criteria.ofFilter(model);
        return this;
    }
}
