// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.ocsf;

import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The array {@code observables}: each value of the event that an analyst searches for, once. */
final class Observables {
    private final Set<Observable> all = new LinkedHashSet<>();

    private record Observable(String name, int typeId, String type, String value) {}

    private Observables() {}

    /** Collects them from a finished event. */
    static ArrayNode of(JsonNode event) {
        Observables found = new Observables();
        event.path("resources").forEach(r -> found.add("resources[].uid", 10, "Resource UID", r.path("uid")));
        for (JsonNode evidence : event.path("evidences")) {
            JsonNode source = evidence.path("src_endpoint");
            found.add("evidences[].src_endpoint.ip", 2, "IP Address", source.path("ip"));
            found.add("evidences[].src_endpoint.hostname", 1, "Hostname", source.path("hostname"));
            found.add(
                    "evidences[].src_endpoint.location.country",
                    14,
                    "Country",
                    source.path("location").path("country"));
            found.add(
                    "evidences[].actor.user.name",
                    4,
                    "User Name",
                    evidence.path("actor").path("user").path("name"));
        }
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (Observable one : found.all) {
            json.addObject()
                    .put("name", one.name)
                    .put("type_id", one.typeId)
                    .put("type", one.type)
                    .put("value", one.value);
        }
        return json;
    }

    private void add(String name, int typeId, String type, JsonNode value) {
        if (value.isString()) {
            all.add(new Observable(name, typeId, type, value.asString()));
        }
    }
}
