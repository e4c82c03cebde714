// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.web;

import dev.postern.console.account.Role;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The table of routes. A pattern is a path whose segments are words, or names in braces that stand for any one segment. */
public final class Router {
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(String method, List<String> pattern, Role role, Action action) {}

    /**
     * What was found.
     *
     * @param captures segments by the names that stand for them, decoded; hostile
     * @param role that a viewer needs
     */
    public record Found(Action action, Map<String, String> captures, Role role) {}

    /** Adds a route that changes nothing. */
    public Router get(String pattern, Role role, Action action) {
        entries.add(new Entry("GET", segments(pattern), role, action));
        return this;
    }

    /** Adds a route that changes something: its form has to bear the session's token. */
    public Router post(String pattern, Role role, Action action) {
        entries.add(new Entry("POST", segments(pattern), role, action));
        return this;
    }

    /** The route of a request, the first that fits; null when there is none. HEAD is answered as GET is. */
    public @Nullable Found find(String method, String path) {
        String asked = method.equals("HEAD") ? "GET" : method;
        List<String> segments = segments(path);
        for (Entry entry : entries) {
            Map<String, String> captures = entry.method().equals(asked) ? captures(entry.pattern(), segments) : null;
            if (captures != null) {
                return new Found(entry.action(), captures, entry.role());
            }
        }
        return null;
    }

    /** The methods that a path is answered for, beside HEAD where it is for GET. */
    public Set<String> methods(String path) {
        Set<String> methods = new TreeSet<>();
        for (Entry entry : entries) {
            if (captures(entry.pattern(), segments(path)) != null) {
                methods.add(entry.method());
            }
        }
        return methods;
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }

    private static @Nullable Map<String, String> captures(List<String> pattern, List<String> segments) {
        if (pattern.size() != segments.size()) {
            return null;
        }
        Map<String, String> captures = new HashMap<>();
        for (int i = 0; i < pattern.size(); i++) {
            String expected = pattern.get(i);
            String segment = segments.get(i);
            if (expected.startsWith("{")) {
                String value = decoded(segment);
                if (value.isEmpty()) {
                    return null;
                }
                captures.put(expected.substring(1, expected.length() - 1), value);
            } else if (!expected.equals(segment)) {
                return null;
            }
        }
        return captures;
    }

    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
