// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.ocsf;

import dev.postern.server.output.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What OCSF 1.8.0 says of the class Detection Finding and the objects in it: attributes with types and values, which of them
 * are required, and of which at least one must be there. Taken from the schema's sources; deprecated attributes are left out.
 */
public final class OcsfSchema {
    private final JsonNode objects;
    private final List<String> faults = new ArrayList<>();

    private OcsfSchema(JsonNode objects) {
        this.objects = objects;
    }

    /** What is wrong with an event; empty when nothing is. */
    public static List<String> faults(JsonNode event) throws IOException {
        try (InputStream in = OcsfSchema.class.getResourceAsStream("schema-1.8.0.json")) {
            OcsfSchema schema = new OcsfSchema(Json.MAPPER.readTree(in));
            schema.object("detection_finding", "", event);
            return schema.faults;
        }
    }

    private void object(String type, String path, JsonNode value) {
        JsonNode known = objects.path(type);
        for (JsonNode required : known.path("required")) {
            if (!value.has(required.asString())) {
                faults.add(path + ": lacks " + required.asString());
            }
        }
        List<String> oneOf = new ArrayList<>();
        known.path("atLeastOne").forEach(name -> oneOf.add(name.asString()));
        if (!oneOf.isEmpty() && oneOf.stream().noneMatch(value::has)) {
            faults.add(path + ": has none of " + oneOf);
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            JsonNode attribute = known.path("attributes").path(member.getKey());
            attribute(attribute, path + "." + member.getKey(), member.getValue());
        }
    }

    private void attribute(JsonNode attribute, String path, JsonNode value) {
        if (attribute.isMissingNode()) {
            faults.add(path + ": no such attribute");
        } else if (attribute.path("array").asBoolean(false)) {
            if (!value.isArray()) {
                faults.add(path + ": should be an array");
            }
            value.forEach(element -> one(attribute, path + "[]", element));
        } else {
            one(attribute, path, value);
        }
    }

    private void one(JsonNode attribute, String path, JsonNode value) {
        String type = attribute.path("type").asString();
        boolean fits = switch (type) {
            case "json_t", "object" -> true;
            case "boolean_t" -> value.isBoolean();
            case "float_t" -> value.isNumber();
            case "integer_t", "long_t", "port_t" -> value.isIntegralNumber();
            case "timestamp_t" -> value.isIntegralNumber() && value.asLong() > 1_000_000_000_000L;
            default -> type.endsWith("_t") ? value.isString() : value.isObject();
        };
        if (!fits) {
            faults.add(path + ": is no " + type + ": " + value);
        } else if (attribute.has("enum") && !attribute.path("enum").has(value.asString())) {
            faults.add(path + ": has no such value: " + value);
        } else if (objects.has(type)) {
            object(type, path, value);
        }
    }
}
