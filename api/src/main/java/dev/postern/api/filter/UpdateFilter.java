// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.filter;

import dev.postern.api.Handler;
import dev.postern.api.codec.JsonText;
import dev.postern.api.detector.Detectors;
import dev.postern.api.member.MemberLimits;
import dev.postern.store.Scope;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Objects;
import software.amazon.awssdk.services.guardduty.model.UpdateFilterRequest;
import software.amazon.awssdk.services.guardduty.model.UpdateFilterResponse;

/** Changes what is given of a filter; the rest stays. */
public record UpdateFilter(Filters filters, Detectors detectors, MemberLimits limits, InstantSource clock)
        implements Handler<UpdateFilterRequest, UpdateFilterResponse> {

    @Override
    public UpdateFilterResponse handle(Scope scope, UpdateFilterRequest input) {
        detectors.check(scope, input.detectorId());
        Filter known = filters.require(scope, input.filterName());
        if (known.suppresses() || "ARCHIVE".equals(input.actionAsString())) {
            limits.refuse(scope);
        }
        String criteria = input.findingCriteria() == null
                ? known.criteria()
                : new String(JsonText.of(input.findingCriteria()), StandardCharsets.UTF_8);
        Filter changed = new Filter(
                known.name(),
                Objects.requireNonNullElse(input.description(), known.description()),
                Objects.requireNonNullElse(input.actionAsString(), known.action()),
                Objects.requireNonNullElse(input.rank(), known.rank()),
                criteria,
                known.created(),
                clock.millis(),
                known.version() + 1,
                known.tags());
        filters.put(scope, changed.checked());
        return UpdateFilterResponse.builder().name(known.name()).build();
    }
}
