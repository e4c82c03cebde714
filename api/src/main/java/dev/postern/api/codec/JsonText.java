// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.codec;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.ByteArrayBuilder;

/** Writes model classes as JSON. Members that were never set are left out; times are seconds since the epoch. */
public final class JsonText {
    private static final double MILLIS = 1_000;

    private JsonText() {}

    /** The members of a structure that belong in a body. */
    public static byte[] of(SdkPojo model) {
        ByteArrayBuilder bytes = new ByteArrayBuilder();
        try (JsonGenerator json = Json.MAPPER.createGenerator(bytes)) {
            structure(model, json);
        }
        return bytes.toByteArray();
    }

    private static void structure(SdkPojo model, JsonGenerator json) {
        json.writeStartObject();
        for (SdkField<?> field : model.sdkFields()) {
            Object value = field.location() == MarshallLocation.PAYLOAD ? field.getValueOrDefault(model) : null;
            if (value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                json.writeName(field.locationName());
                value(value, json);
            }
        }
        json.writeEndObject();
    }

    private static void value(@Nullable Object value, JsonGenerator json) {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof SdkPojo model) {
            structure(model, json);
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            list.forEach(element -> value(element, json));
            json.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            map.forEach((key, each) -> {
                json.writeName(String.valueOf(key));
                value(each, json);
            });
            json.writeEndObject();
        } else if (value instanceof Instant time) {
            json.writeNumber(time.toEpochMilli() / MILLIS);
        } else {
            scalar(value, json);
        }
    }

    private static void scalar(Object value, JsonGenerator json) {
        if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Number number) {
            json.writeNumber(number.longValue());
        } else {
            throw new IllegalArgumentException(value.getClass().getName());
        }
    }
}
