// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.sigv4;

import dev.postern.api.operations.Percent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The query of a request, in the form that is signed: encoded in one way, and sorted. */
final class Query {
    private static final String SIGNATURE = "X-Amz-Signature";

    private final List<Parameter> parameters = new ArrayList<>();

    /** A name and a value, decoded. */
    private record Parameter(String name, String value) {
        String encodedName() {
            return Percent.encode(name, "");
        }

        String encodedValue() {
            return Percent.encode(value, "");
        }
    }

    Query(String query) {
        for (String part : query.split("&", -1)) {
            if (part.isEmpty()) {
                continue;
            }
            int equals = part.indexOf('=');
            String name = Percent.decode(equals < 0 ? part : part.substring(0, equals));
            String value = Percent.decode(equals < 0 ? "" : part.substring(equals + 1));
            if (name == null || value == null) {
                throw Denials.incomplete("The query string is malformed.");
            }
            parameters.add(new Parameter(name, value));
        }
    }

    /** The first value of a parameter, or null. */
    @Nullable
    String value(String name) {
        for (Parameter parameter : parameters) {
            if (parameter.name().equals(name)) {
                return parameter.value();
            }
        }
        return null;
    }

    /** All but the signature itself. */
    String canonical() {
        return parameters.stream()
                .filter(parameter -> !parameter.name().equals(SIGNATURE))
                .sorted(Comparator.comparing(Parameter::encodedName).thenComparing(Parameter::encodedValue))
                .map(parameter -> parameter.encodedName() + "=" + parameter.encodedValue())
                .collect(Collectors.joining("&"));
    }
}
