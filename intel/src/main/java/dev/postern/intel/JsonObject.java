// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One object of a JSON document while it is read: its plain values that somebody asked for, and the object around it. */
final class JsonObject {
    /** Longest value that is kept, in characters; a longer one is cut. */
    static final int MAX_VALUE = 64 * 1024;

    /** The object in which this one stands, directly or in an array; null at the top. */
    final @Nullable JsonObject parent;
    /** The name under which it stands in its parent; empty at the top. */
    final String name;
    /** Line of the opening brace, from 1. */
    final long line;

    private final Map<String, String> values = new HashMap<>();

    JsonObject(@Nullable JsonObject parent, String name, long line) {
        this.parent = parent;
        this.name = name;
        this.line = line;
    }

    /** A text, or a number or truth value as written; null when there is none. */
    @Nullable
    String get(String key) {
        return values.get(key);
    }

    /** As {@link #get}, or the empty string. */
    String text(String key) {
        return values.getOrDefault(key, "");
    }

    /** Whether the value is true, also as {@code "1"} or {@code "true"}. */
    boolean is(String key) {
        String value = text(key);
        return value.equals("true") || value.equals("1");
    }

    void put(String key, String value) {
        values.put(key, BoundedText.of(value, MAX_VALUE));
    }
}
