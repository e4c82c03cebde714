// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.codec;

import dev.postern.api.ApiRequest;
import dev.postern.api.Refusals;
import dev.postern.api.operations.Percent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;

/** Reads a request of an operation: labels of the path, query and body. What the table of constraints forbids is refused. */
public final class RequestReader {
    private RequestReader() {}

    /**
     * Reads a request into a builder of its class.
     *
     * @param labels values of the path's labels
     * @throws dev.postern.api.ApiException when it is not as it must be
     */
    public static void read(ApiRequest request, Map<String, String> labels, SdkPojo builder) {
        Checks checks = new Checks(Models.structure(builder));
        for (SdkField<?> field : Models.at(MarshallLocation.PATH, builder)) {
            String value = labels.get(field.locationName());
            field.set(builder, value == null ? null : checks.text(field.locationName(), value));
        }
        Map<String, List<String>> query = query(request.query());
        for (SdkField<?> field : Models.at(MarshallLocation.QUERY_PARAM, builder)) {
            List<String> values = query.get(field.locationName());
            field.set(builder, values == null ? null : queried(field, values, checks));
        }
        JsonReader.read(request.body(), builder);
        checks.required(Models.build(builder));
    }

    private static Object queried(SdkField<?> field, List<String> values, Checks checks) {
        String name = field.locationName();
        if (field.marshallingType() == MarshallingType.LIST) {
            values.forEach(value -> checks.text(name + "[]", value));
            return checks.sized(name, values);
        }
        String value = values.get(0);
        if (field.marshallingType() == MarshallingType.INTEGER) {
            return (int) checks.number(name, integer(name, value));
        }
        return checks.text(name, value);
    }

    private static long integer(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw Refusals.invalid(name);
        }
    }

    private static Map<String, List<String>> query(String query) {
        Map<String, List<String>> values = new HashMap<>();
        for (String part : query.split("&", -1)) {
            int equals = part.indexOf('=');
            String name = Percent.decode(equals < 0 ? part : part.substring(0, equals));
            String value = Percent.decode(equals < 0 ? "" : part.substring(equals + 1));
            if (name == null || value == null) {
                throw Refusals.invalid();
            }
            values.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
        }
        return values;
    }
}
