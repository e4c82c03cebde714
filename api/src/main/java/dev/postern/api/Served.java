// SPDX-License-Identifier: Apache-2.0
package dev.postern.api;

import dev.postern.api.codec.RequestReader;
import dev.postern.store.Scope;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * An operation with its handler.
 *
 * @param builder makes builders of the request
 */
record Served<B extends SdkPojo & SdkBuilder<B, I>, I>(Supplier<B> builder, Handler<I, ?> handler) {

    /** Reads a request and lets the handler answer it. */
    SdkPojo answer(ApiRequest request, Map<String, String> labels, Scope scope) {
        B input = builder.get();
        RequestReader.read(request, labels, input);
        return handler.handle(scope, input.build());
    }
}
