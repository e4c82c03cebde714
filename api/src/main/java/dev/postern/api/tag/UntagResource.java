// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.tag;

import dev.postern.api.Handler;
import dev.postern.store.Scope;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.guardduty.model.UntagResourceRequest;
import software.amazon.awssdk.services.guardduty.model.UntagResourceResponse;

/** Removes tags from a resource. */
public record UntagResource(Tagged tagged) implements Handler<UntagResourceRequest, UntagResourceResponse> {

    @Override
    public UntagResourceResponse handle(Scope scope, UntagResourceRequest input) {
        Map<String, String> tags = new TreeMap<>(tagged.tags(scope, input.resourceArn()));
        input.tagKeys().forEach(tags::remove);
        tagged.set(scope, input.resourceArn(), tags);
        return UntagResourceResponse.builder().build();
    }
}
