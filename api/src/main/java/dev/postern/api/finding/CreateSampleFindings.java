// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.finding;

import dev.postern.api.Handler;
import dev.postern.api.Refusals;
import dev.postern.api.detector.Detectors;
import dev.postern.kernel.FindingType;
import dev.postern.store.FindingState;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.guardduty.model.CreateSampleFindingsRequest;
import software.amazon.awssdk.services.guardduty.model.CreateSampleFindingsResponse;

/**
 * Makes samples of findings, which are delivered as findings are: of some types, or of each. Another sample of a type is the same
 * finding once more.
 */
public record CreateSampleFindings(
        Store store, Detectors detectors, Function<Scope, List<String>> sinks, InstantSource clock)
        implements Handler<CreateSampleFindingsRequest, CreateSampleFindingsResponse> {
    private static final Set<String> TYPES =
            Arrays.stream(FindingType.values()).map(FindingType::id).collect(Collectors.toUnmodifiableSet());

    @Override
    public CreateSampleFindingsResponse handle(Scope scope, CreateSampleFindingsRequest input) {
        detectors.check(scope, input.detectorId());
        Set<String> types = new LinkedHashSet<>(input.hasFindingTypes() ? input.findingTypes() : TYPES);
        if (!TYPES.containsAll(types)) {
            throw Refusals.invalid("findingTypes");
        }
        SampleFinding samples = new SampleFinding(scope, input.detectorId(), clock.instant());
        List<FindingState> findings = types.stream()
                .map(type -> samples.of(type, store.findings(scope).find(samples.id(type))))
                .toList();
        store.findings(scope).raise(findings, sinks.apply(scope));
        return CreateSampleFindingsResponse.builder().build();
    }
}
