// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.tag;

import dev.postern.api.Handler;
import dev.postern.store.Scope;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.guardduty.model.TagResourceRequest;
import software.amazon.awssdk.services.guardduty.model.TagResourceResponse;

/** Adds tags to a resource, in place of those with the same keys. */
public record TagResource(Tagged tagged) implements Handler<TagResourceRequest, TagResourceResponse> {

    @Override
    public TagResourceResponse handle(Scope scope, TagResourceRequest input) {
        Map<String, String> tags = new TreeMap<>(tagged.tags(scope, input.resourceArn()));
        tags.putAll(input.tags());
        tagged.set(scope, input.resourceArn(), tags);
        return TagResourceResponse.builder().build();
    }
}
