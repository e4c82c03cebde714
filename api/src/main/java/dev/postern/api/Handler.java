// SPDX-License-Identifier: Apache-2.0
package dev.postern.api;

import dev.postern.store.Scope;
import software.amazon.awssdk.core.SdkPojo;

/** Answers one operation. Handlers of operations that change something are called one at a time. */
@FunctionalInterface
public interface Handler<I, O extends SdkPojo> {

    /**
     * Answers a request.
     *
     * @param scope account of the caller, and region that the request is signed for
     * @param input whose members are as the table of constraints wants them
     * @throws ApiException when the request is refused
     */
    O handle(Scope scope, I input);
}
