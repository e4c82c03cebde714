// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A path with labels, each of which is one segment: {@code /detector/{DetectorId}/filter/{FilterName}}. A label's value is decoded
 * after the path is split, so that it may hold slashes ({@code /tags/{ResourceArn}}).
 */
public final class UriTemplate {
    private final String text;
    private final List<String> segments;

    public UriTemplate(String text) {
        this.text = text;
        this.segments = split(text);
    }

    /** The segments of a path behind its first slash; null when it does not begin with one. */
    public static @Nullable List<String> segments(String path) {
        return path.startsWith("/") ? split(path) : null;
    }

    private static List<String> split(String path) {
        List<String> parts = new ArrayList<>();
        int from = 1;
        for (int slash = path.indexOf('/', from); slash >= 0; slash = path.indexOf('/', from)) {
            parts.add(path.substring(from, slash));
            from = slash + 1;
        }
        parts.add(path.substring(from));
        return parts;
    }

    /** Number of segments. */
    public int size() {
        return segments.size();
    }

    /**
     * The values of the labels in a path, decoded, by their names with a small first letter; null when the path is another.
     *
     * @param path segments, as many as this has
     */
    public @Nullable Map<String, String> match(List<String> path) {
        Map<String, String> labels = new TreeMap<>();
        for (int i = 0; i < segments.size(); i++) {
            String own = segments.get(i);
            String sent = path.get(i);
            if (own.startsWith("{")) {
                String value = Percent.decode(sent);
                if (value == null || value.isEmpty()) {
                    return null;
                }
                labels.put(Character.toLowerCase(own.charAt(1)) + own.substring(2, own.length() - 1), value);
            } else if (!own.equals(sent)) {
                return null;
            }
        }
        return labels;
    }

    @Override
    public String toString() {
        return text;
    }
}
