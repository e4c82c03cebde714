// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.filter;

import dev.postern.api.Handler;
import dev.postern.api.Refusals;
import dev.postern.api.Tokens;
import dev.postern.api.codec.JsonText;
import dev.postern.api.detector.Detectors;
import dev.postern.api.member.MemberLimits;
import dev.postern.store.Scope;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Objects;
import software.amazon.awssdk.services.guardduty.model.CreateFilterRequest;
import software.amazon.awssdk.services.guardduty.model.CreateFilterResponse;

/** Makes a filter; the newest comes first unless a rank is given. */
public record CreateFilter(
        Filters filters, Detectors detectors, MemberLimits limits, Tokens tokens, InstantSource clock)
        implements Handler<CreateFilterRequest, CreateFilterResponse> {
    private static final int MOST = 100;

    @Override
    public CreateFilterResponse handle(Scope scope, CreateFilterRequest input) {
        detectors.check(scope, input.detectorId());
        if ("ARCHIVE".equals(input.actionAsString())) {
            limits.refuse(scope);
        }
        String name = tokens.once(scope, "CreateFilter", input.clientToken(), () -> create(scope, input));
        return CreateFilterResponse.builder().name(name).build();
    }

    private String create(Scope scope, CreateFilterRequest input) {
        if (filters.find(scope, input.name()) != null) {
            throw Refusals.because("a filter with the given name already exists.");
        }
        if (filters.all(scope).size() >= MOST) {
            throw Refusals.because("the current account already has the maximum number of filters.");
        }
        long now = clock.millis();
        Filter filter = new Filter(
                input.name(),
                Objects.requireNonNullElse(input.description(), ""),
                Objects.requireNonNullElse(input.actionAsString(), "NOOP"),
                Objects.requireNonNullElse(input.rank(), 1),
                new String(JsonText.of(input.findingCriteria()), StandardCharsets.UTF_8),
                now,
                now,
                1,
                input.tags());
        filters.put(scope, filter.checked());
        return filter.name();
    }
}
