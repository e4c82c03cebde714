// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.filter;

import dev.postern.api.Handler;
import dev.postern.api.detector.Detectors;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.DeleteFilterRequest;
import software.amazon.awssdk.services.guardduty.model.DeleteFilterResponse;

/** Removes a filter. Findings that it has archived stay archived. */
public record DeleteFilter(Filters filters, Detectors detectors)
        implements Handler<DeleteFilterRequest, DeleteFilterResponse> {

    @Override
    public DeleteFilterResponse handle(Scope scope, DeleteFilterRequest input) {
        detectors.check(scope, input.detectorId());
        filters.remove(scope, input.filterName());
        return DeleteFilterResponse.builder().build();
    }
}
