// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.detector;

import dev.postern.api.Handler;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.DeleteDetectorRequest;
import software.amazon.awssdk.services.guardduty.model.DeleteDetectorResponse;

/** Ends watching for good: what was set and what was found goes. */
public record DeleteDetector(Detectors detectors) implements Handler<DeleteDetectorRequest, DeleteDetectorResponse> {

    @Override
    public DeleteDetectorResponse handle(Scope scope, DeleteDetectorRequest input) {
        detectors.delete(scope, detectors.require(scope, input.detectorId()));
        return DeleteDetectorResponse.builder().build();
    }
}
