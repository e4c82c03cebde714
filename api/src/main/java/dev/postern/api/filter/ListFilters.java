// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.filter;

import dev.postern.api.Handler;
import dev.postern.api.NamePages;
import dev.postern.api.detector.Detectors;
import dev.postern.store.Scope;
import java.util.List;
import software.amazon.awssdk.services.guardduty.model.ListFiltersRequest;
import software.amazon.awssdk.services.guardduty.model.ListFiltersResponse;

/** Names filters, in order of their names, so that pages are stable while ranks move. */
public record ListFilters(Filters filters, Detectors detectors)
        implements Handler<ListFiltersRequest, ListFiltersResponse> {

    @Override
    public ListFiltersResponse handle(Scope scope, ListFiltersRequest input) {
        detectors.check(scope, input.detectorId());
        List<String> names = filters.all(scope).stream().map(Filter::name).toList();
        NamePages.Page page = NamePages.page(names, input.nextToken(), input.maxResults());
        return ListFiltersResponse.builder()
                .filterNames(page.names())
                .nextToken(page.next())
                .build();
    }
}
