// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.detector;

import dev.postern.api.Handler;
import dev.postern.store.Scope;
import java.util.List;
import software.amazon.awssdk.services.guardduty.model.ListDetectorsRequest;
import software.amazon.awssdk.services.guardduty.model.ListDetectorsResponse;

/** Names the detector of the account and region, if it has one. */
public record ListDetectors(Detectors detectors) implements Handler<ListDetectorsRequest, ListDetectorsResponse> {

    @Override
    public ListDetectorsResponse handle(Scope scope, ListDetectorsRequest input) {
        Detector detector = detectors.find(scope);
        return ListDetectorsResponse.builder()
                .detectorIds(detector == null ? List.of() : List.of(detector.id()))
                .build();
    }
}
