// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.filter;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.GetFilterRequest;
import software.amazon.awssdk.services.guardduty.model.GetFilterResponse;

/** Tells of a filter. */
public record GetFilter(Filters filters, Detectors detectors) implements Handler<GetFilterRequest, GetFilterResponse> {

    @Override
    public GetFilterResponse handle(Scope scope, GetFilterRequest input) {
        detectors.check(scope, input.detectorId());
        Filter filter = filters.require(scope, input.filterName());
        return GetFilterResponse.builder()
                .name(filter.name())
                .description(filter.description())
                .action(filter.action())
                .rank(filter.rank())
                .findingCriteria(filter.model())
                .tags(filter.tags())
                .build();
    }
}
