// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.web;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of a query or a form (URL Standard, application/x-www-form-urlencoded), in their order. Names may occur several times.
 *
 * @param pairs not empty in their names
 */
public record Parameters(List<Pair> pairs) {
    /** None. */
    public static final Parameters NONE = new Parameters(List.of());

    /** A name and its value. */
    public record Pair(String name, String value) {}

    public Parameters {
        pairs = List.copyOf(pairs);
    }

    /** Reads them. A text with a percent sign that two hex digits do not follow stays as it is. */
    public static Parameters of(String encoded) {
        List<Pair> pairs = new ArrayList<>();
        int begin = 0;
        while (begin < encoded.length()) {
            int end = encoded.indexOf('&', begin);
            end = end < 0 ? encoded.length() : end;
            int equals = encoded.indexOf('=', begin);
            boolean hasValue = equals >= 0 && equals < end;
            String name = decoded(encoded.substring(begin, hasValue ? equals : end));
            if (!name.isEmpty()) {
                pairs.add(new Pair(name, hasValue ? decoded(encoded.substring(equals + 1, end)) : ""));
            }
            begin = end + 1;
        }
        return new Parameters(pairs);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** The first value of a name, or null. */
    public @Nullable String find(String name) {
        for (Pair pair : pairs) {
            if (pair.name().equals(name)) {
                return pair.value();
            }
        }
        return null;
    }

    /** The first value of a name, or the empty text. */
    public String text(String name) {
        String value = find(name);
        return value == null ? "" : value;
    }

    /** All values of a name. */
    public List<String> all(String name) {
        return pairs.stream()
                .filter(pair -> pair.name().equals(name))
                .map(Pair::value)
                .toList();
    }

    /** With one value of a name in place of all that it had; without the name when the value is empty. */
    public Parameters with(String name, String value) {
        List<Pair> changed = new ArrayList<>(pairs);
        changed.removeIf(pair -> pair.name().equals(name));
        if (!value.isEmpty()) {
            changed.add(new Pair(name, value));
        }
        return new Parameters(changed);
    }

    /** Without a name. */
    public Parameters without(String name) {
        return with(name, "");
    }

    /** A path with these as its query. */
    public String under(String path) {
        return pairs.isEmpty() ? path : path + "?" + this;
    }

    /** As in a URL: ASCII. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Pair pair : pairs) {
            text.append(text.isEmpty() ? "" : "&")
                    .append(encoded(pair.name()))
                    .append('=')
                    .append(encoded(pair.value()));
        }
        return text.toString();
    }

    /** A text as part of a path or a query: ASCII that means nothing in either. */
    public static String encoded(String hostile) {
        return URLEncoder.encode(hostile, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
