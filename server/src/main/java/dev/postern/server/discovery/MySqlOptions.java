// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.discovery;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Options of a MySQL or MariaDB server from its option files, the last of a name wins (MySQL manual, "Using Option Files";
 * MariaDB, "Configuring MariaDB with Option Files"), with {@code !include} and {@code !includedir}.
 */
final class MySqlOptions {
    /** The files that a server reads when it is not told otherwise, the last wins. */
    static final List<String> USUAL = List.of("/etc/my.cnf", "/etc/mysql/my.cnf");

    private static final int MOST_FILES = 100;
    private static final int DEEPEST = 10;
    private static final Set<String> GROUPS = Set.of("mysqld", "server", "mariadb", "mariadbd");
    private static final Set<String> VERSIONED = Set.of("mysqld-", "mariadb-", "mariadbd-");
    private static final String START_SCRIPT = "mysqld_safe";

    private final Machine machine;
    private final Consumer<String> notes;
    private final Map<String, String> server = new HashMap<>();
    private final Map<String, String> script = new HashMap<>();
    private int files;

    /** @param notes told of files that cannot be read */
    MySqlOptions(Machine machine, Consumer<String> notes) {
        this.machine = machine;
        this.notes = notes;
    }

    /** Adds what a file says, if it is there. */
    void read(String path) {
        read(path, 0);
    }

    /** Sets one, as an argument of the server does. */
    void set(String name, String value) {
        server.put(plain(name), value);
    }

    /** The value of an option, empty when it is given without one; null when it is not given. */
    @Nullable
    String get(String name) {
        String value = server.get(name);
        return value == null ? script.get(name) : value;
    }

    boolean isOn(String name) {
        String value = get(name);
        return value != null && Set.of("", "1", "on", "true").contains(value.toLowerCase(Locale.ROOT));
    }

    private void read(String path, int depth) {
        if (depth > DEEPEST || ++files > MOST_FILES) {
            return;
        }
        if (machine.isClosed(path)) {
            notes.accept(machine.refusal(path));
        }
        String text = machine.text(path);
        if (text == null) {
            return;
        }
        @Nullable Map<String, String> group = null;
        for (String raw : text.lines().toList()) {
            String line = raw.strip();
            if (line.startsWith("!")) {
                include(line, depth);
            } else if (line.startsWith("[") && line.endsWith("]")) {
                group = group(line.substring(1, line.length() - 1).strip());
            } else if (!line.isEmpty() && !line.startsWith("#") && !line.startsWith(";") && group != null) {
                option(line, group);
            }
        }
    }

    /** Where options of a group go; null when they are no server's. */
    private @Nullable Map<String, String> group(String name) {
        boolean versioned = VERSIONED.stream().anyMatch(name::startsWith);
        return GROUPS.contains(name) || versioned ? server : name.equals(START_SCRIPT) ? script : null;
    }

    private void include(String line, int depth) {
        int blank = line.indexOf(' ');
        String target = blank < 0 ? "" : line.substring(blank).strip();
        if (line.startsWith("!includedir")) {
            String folder = target.endsWith("/") ? target.substring(0, target.length() - 1) : target;
            for (String name : machine.names(folder)) {
                if (name.endsWith(".cnf")) {
                    read(folder + "/" + name, depth + 1);
                }
            }
        } else if (line.startsWith("!include")) {
            read(target, depth + 1);
        }
    }

    private static void option(String line, Map<String, String> group) {
        int equals = line.indexOf('=');
        String name = plain((equals < 0 ? line : line.substring(0, equals)).strip());
        group.put(name, equals < 0 ? "" : value(line.substring(equals + 1).strip()));
    }

    private static String plain(String name) {
        String plain = name.replace('-', '_');
        return plain.startsWith("loose_") ? plain.substring("loose_".length()) : plain;
    }

    /** Without quotes, and without a comment behind it. */
    private static String value(String text) {
        if (text.length() >= 2 && (text.startsWith("\"") || text.startsWith("'"))) {
            int end = text.indexOf(text.charAt(0), 1);
            return end < 0 ? text : text.substring(1, end);
        }
        int comment = text.indexOf(" #");
        int tab = text.indexOf("\t#");
        int end = comment < 0 ? tab : tab < 0 ? comment : Math.min(comment, tab);
        return end < 0 ? text : text.substring(0, end).strip();
    }
}
