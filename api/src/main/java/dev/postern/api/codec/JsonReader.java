// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.codec;

import dev.postern.api.Refusals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads JSON into model classes. Unknown members are passed over, as the protocol wants; members of another type are refused. */
public final class JsonReader {
    private static final long MILLIS = 1_000;

    private JsonReader() {}

    /**
     * Reads members of a structure.
     *
     * @param json an object; nothing at all is an empty one
     * @throws dev.postern.api.ApiException when it is not as it must be
     */
    public static void read(byte[] json, SdkPojo builder) {
        if (json.length == 0) {
            return;
        }
        try {
            structure(Json.MAPPER.readTree(json), builder);
        } catch (JacksonException e) {
            throw Refusals.unreadable();
        }
    }

    /** Reads members of a structure. */
    public static void read(JsonNode json, SdkPojo builder) {
        structure(json, builder);
    }

    private static void structure(JsonNode json, SdkPojo builder) {
        if (!json.isObject()) {
            throw Refusals.unreadable();
        }
        Checks checks = new Checks(Models.structure(builder));
        Map<String, SdkField<?>> fields = Models.payload(builder);
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            SdkField<?> field = fields.get(member.getKey());
            if (field != null && !member.getValue().isNull()) {
                field.set(builder, value(member.getKey(), member.getValue(), field, checks));
            }
        }
    }

    private static Object value(String name, JsonNode json, SdkField<?> field, Checks checks) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.STRING && json.isString()) {
            return checks.text(name, json.stringValue());
        } else if (type == MarshallingType.BOOLEAN && json.isBoolean()) {
            return json.booleanValue();
        } else if (type == MarshallingType.INTEGER && json.canConvertToInt() && json.isIntegralNumber()) {
            return (int) checks.number(name, json.intValue());
        } else if (type == MarshallingType.LONG && json.canConvertToLong() && json.isIntegralNumber()) {
            return checks.number(name, json.longValue());
        } else if (type == MarshallingType.DOUBLE && json.isNumber()) {
            return json.doubleValue();
        } else if (type == MarshallingType.INSTANT && json.isNumber()) {
            return Instant.ofEpochMilli((long) (json.doubleValue() * MILLIS));
        } else if (type == MarshallingType.LIST && json.isArray()) {
            return list(name, json, Models.element(field), checks);
        } else if (type == MarshallingType.MAP && json.isObject()) {
            return map(name, json, Models.value(field), checks);
        } else if (type == MarshallingType.SDK_POJO && json.isObject()) {
            SdkPojo builder = Models.builder(field);
            structure(json, builder);
            SdkPojo built = Models.build(builder);
            new Checks(Models.structure(builder)).required(built);
            return built;
        }
        throw Refusals.unreadable();
    }

    private static List<@Nullable Object> list(String name, JsonNode json, SdkField<?> field, Checks checks) {
        List<@Nullable Object> elements = new ArrayList<>();
        for (JsonNode element : json) {
            elements.add(value(name + "[]", element, field, checks));
        }
        return checks.sized(name, elements);
    }

    private static Map<String, Object> map(String name, JsonNode json, SdkField<?> field, Checks checks) {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            String key = checks.text(name + "{}", entry.getKey());
            entries.put(key, value(name + "{}[]", entry.getValue(), field, checks));
        }
        checks.sized(name, entries.keySet());
        return entries;
    }
}
