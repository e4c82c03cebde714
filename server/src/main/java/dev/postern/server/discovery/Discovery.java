// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.discovery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Looks for PostgreSQL, MySQL and MariaDB servers and their logs. It reads what is there now, and keeps nothing. */
public final class Discovery {
    private final Machine machine;

    /** @param root of the tree of files; {@code /} for this machine */
    public Discovery(Path root) {
        this(root, java.nio.file.Files::isReadable);
    }

    /** @param readable whether this user may read a file or folder */
    Discovery(Path root, Predicate<Path> readable) {
        this.machine = new Machine(root, readable);
    }

    /** All that is found, PostgreSQL first; the same tree gives the same. */
    public List<FoundDatabase> find() {
        List<Running> running = Running.on(machine);
        List<FoundDatabase> found = new ArrayList<>(new PostgresSearch(machine, running).find());
        found.addAll(new MySqlSearch(machine, running).find());
        return named(found);
    }

    /** Gives each its own identifier. */
    private static List<FoundDatabase> named(List<FoundDatabase> found) {
        Set<String> ids = new HashSet<>();
        List<FoundDatabase> named = new ArrayList<>();
        for (FoundDatabase database : found) {
            String id = database.id();
            for (int n = 2; !ids.add(id); n++) {
                id = database.id() + "-" + n;
            }
            named.add(new FoundDatabase(id, database.product(), database.logs(), database.notes()));
        }
        return List.copyOf(named);
    }
}
