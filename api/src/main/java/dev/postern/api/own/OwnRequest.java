// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.own;

import dev.postern.api.ApiRequest;
import dev.postern.api.sigv4.Caller;
import dev.postern.store.Scope;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;

/**
 * A request that was let in.
 *
 * @param http as it came
 * @param caller who asks
 * @param labels values of the labels in the path, decoded
 * @param query its parameters
 */
public record OwnRequest(ApiRequest http, Caller caller, Map<String, String> labels, Parameters query) {

    /** Account and region that it is about. */
    public Scope scope() {
        return new Scope(caller.key().account(), caller.region());
    }

    /** The value of a label. */
    public String label(String name) {
        return Objects.requireNonNull(labels.get(name), name);
    }

    /** The body as an object of a type. */
    public <T> T body(Class<T> type) {
        try {
            T body = OwnJson.MAPPER.readValue(http.body(), type);
            if (body != null) {
                return body;
            }
        } catch (JacksonException e) {
            // told without its words, which repeat what was sent
        }
        throw Problems.invalid("the body is not JSON of the form that openapi.json describes");
    }
}
