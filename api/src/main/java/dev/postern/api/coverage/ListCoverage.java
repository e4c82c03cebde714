// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.coverage;

import dev.postern.api.Handler;
import dev.postern.api.NamePages;
import dev.postern.store.Scope;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.CoverageResource;
import software.amazon.awssdk.services.guardduty.model.CoverageSortCriteria;
import software.amazon.awssdk.services.guardduty.model.ListCoverageRequest;
import software.amazon.awssdk.services.guardduty.model.ListCoverageResponse;

/** Tells of each database whether it is watched. */
public record ListCoverage(CoverageRows rows) implements Handler<ListCoverageRequest, ListCoverageResponse> {

    @Override
    public ListCoverageResponse handle(Scope scope, ListCoverageRequest input) {
        CoverageSortCriteria sort = input.sortCriteria();
        String attribute = sort == null ? null : sort.attributeNameAsString();
        boolean descending = sort != null && "DESC".equals(sort.orderByAsString());
        Map<String, CoverageResource> byPlace = new HashMap<>();
        rows.of(scope, input.detectorId(), input.filterCriteria())
                .forEach(row -> byPlace.put(place(row, attribute), row));
        NamePages.Page page = NamePages.page(
                List.copyOf(byPlace.keySet()),
                descending ? Comparator.reverseOrder() : Comparator.naturalOrder(),
                input.nextToken(),
                input.maxResults());
        return ListCoverageResponse.builder()
                .resources(page.names().stream().map(byPlace::get).toList())
                .nextToken(page.next())
                .build();
    }

    /** What a row is sorted by, and its id. */
    private static String place(CoverageResource row, @Nullable String attribute) {
        return (attribute == null ? "" : CoverageRows.value(row, attribute)) + '\0' + row.resourceId();
    }
}
