// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.discovery;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Settings of a PostgreSQL server from its files, the last of a name wins. The syntax is that of the manual, "Setting
 * Parameters via the Configuration File", with {@code include}, {@code include_if_exists} and {@code include_dir}.
 */
final class PostgresSettings {
    private static final int MOST_FILES = 100;
    private static final int DEEPEST = 10; // as the server itself
    private static final Set<String> OFF = Set.of("", "off", "of", "false", "fals", "fal", "fa", "f", "no", "n", "0");

    private final Machine machine;
    private final Consumer<String> notes;
    private final Map<String, String> values = new HashMap<>();
    private int files;

    /** @param notes told of files that cannot be read */
    PostgresSettings(Machine machine, Consumer<String> notes) {
        this.machine = machine;
        this.notes = notes;
    }

    /** Adds what a file says, if it is there. */
    void read(String path) {
        read(path, 0);
    }

    /** Sets one, as an argument of the server does. */
    void set(String name, String value) {
        values.put(name.toLowerCase(Locale.ROOT), value);
    }

    String get(String name, String fallback) {
        return values.getOrDefault(name, fallback);
    }

    /** Whether a setting is on; it is off by default. A setting that takes a list is on when the list has elements. */
    boolean isOn(String name) {
        return !OFF.contains(get(name, "").toLowerCase(Locale.ROOT));
    }

    private void read(String path, int depth) {
        if (depth > DEEPEST || ++files > MOST_FILES) {
            return;
        }
        if (machine.isClosed(path)) {
            notes.accept(machine.refusal(path));
        }
        String text = machine.text(path);
        if (text != null) {
            String folder = path.substring(0, path.lastIndexOf('/'));
            text.lines().forEach(line -> line(line.strip(), folder, depth));
        }
    }

    private void line(String line, String folder, int depth) {
        int end = 0;
        while (end < line.length() && isName(line.charAt(end))) {
            end++;
        }
        if (end == 0) {
            return;
        }
        String name = line.substring(0, end).toLowerCase(Locale.ROOT);
        String rest = line.substring(end).stripLeading();
        String value = value(rest.startsWith("=") ? rest.substring(1).stripLeading() : rest);
        switch (name) {
            case "include", "include_if_exists" -> read(resolve(folder, value), depth + 1);
            case "include_dir" -> {
                String included = resolve(folder, value);
                for (String file : machine.names(included)) {
                    if (file.endsWith(".conf") && !file.startsWith(".")) {
                        read(included + "/" + file, depth + 1);
                    }
                }
            }
            default -> values.put(name, value);
        }
    }

    /** A value in quotes, in which a quote is doubled or has a backslash before it, or without. */
    private static String value(String text) {
        if (!text.startsWith("'")) {
            int end = 0;
            while (end < text.length() && text.charAt(end) != '#' && !Character.isWhitespace(text.charAt(end))) {
                end++;
            }
            return text.substring(0, end);
        }
        StringBuilder value = new StringBuilder();
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean more = i + 1 < text.length();
            if (more && (c == '\\' || (c == '\'' && text.charAt(i + 1) == '\''))) {
                value.append(text.charAt(++i));
            } else if (c == '\'') {
                break;
            } else {
                value.append(c);
            }
        }
        return value.toString();
    }

    private static boolean isName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
    }

    /** A path as it is, or below a folder. */
    static String resolve(String folder, String path) {
        return path.startsWith("/") ? path : folder + "/" + path;
    }

    /** Elements of a setting that takes a list. */
    List<String> list(String name, String fallback) {
        return List.of(get(name, fallback).toLowerCase(Locale.ROOT).split(",", -1)).stream()
                .map(String::strip)
                .toList();
    }
}
