// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.tag;

import dev.postern.api.Handler;
import dev.postern.store.Scope;
import software.amazon.awssdk.services.guardduty.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.guardduty.model.ListTagsForResourceResponse;

/** Tells the tags of a resource. */
public record ListTagsForResource(Tagged tagged)
        implements Handler<ListTagsForResourceRequest, ListTagsForResourceResponse> {

    @Override
    public ListTagsForResourceResponse handle(Scope scope, ListTagsForResourceRequest input) {
        return ListTagsForResourceResponse.builder()
                .tags(tagged.tags(scope, input.resourceArn()))
                .build();
    }
}
