// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import dev.postern.server.config.Config;
import dev.postern.store.Scope;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which account and region each database belongs to.
 *
 * @param main of databases for which nothing else is said
 * @param others of databases that belong elsewhere, by their identifiers
 */
record Owners(Scope main, Map<String, Scope> others) {

    static Owners of(Config config) {
        Scope main = new Scope(config.account(), config.region());
        Map<String, Scope> others = new HashMap<>();
        for (Config.Database database : config.databases()) {
            Scope owner = new Scope(
                    Objects.requireNonNullElse(database.account(), main.account()),
                    Objects.requireNonNullElse(database.region(), main.region()));
            if (!owner.equals(main)) {
                others.put(database.id(), owner);
            }
        }
        return new Owners(main, Map.copyOf(others));
    }

    /** The owner of a database. */
    Scope of(String instance) {
        return others.getOrDefault(instance, main);
    }

    /** All owners, the main one first. */
    Set<Scope> all() {
        Set<Scope> all = new LinkedHashSet<>(Set.of(main));
        all.addAll(others.values());
        return all;
    }

    /** The accounts of all owners. */
    Set<String> accounts() {
        return all().stream().map(Scope::account).collect(Collectors.toUnmodifiableSet());
    }
}
