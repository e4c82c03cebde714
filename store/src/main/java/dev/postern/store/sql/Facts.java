// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sql;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a finding's document tells that findings are looked for by; null where it does not tell. */
record Facts(
        @Nullable String engine,
        @Nullable String cluster,
        @Nullable String user) {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Facts NONE = new Facts(null, null, null);

    /** Those of a document; of what is no document, none. */
    static Facts of(String document) {
        try {
            JsonNode resource = MAPPER.readTree(document).path("resource");
            JsonNode instance = resource.path("rdsDbInstanceDetails");
            return new Facts(
                    text(instance, "engine"),
                    text(instance, "dbClusterIdentifier"),
                    text(resource.path("rdsDbUserDetails"), "user"));
        } catch (JacksonException e) {
            return NONE;
        }
    }

    /** The hash of the user's name, for the index. */
    @Nullable
    Integer userKey() {
        return user == null ? null : LoginBatch.userKey(user);
    }

    private static @Nullable String text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isString() ? value.stringValue() : null;
    }
}
