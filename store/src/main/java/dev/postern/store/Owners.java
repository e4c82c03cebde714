// SPDX-License-Identifier: Apache-2.0
package dev.postern.store;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which account and region each database belongs to. All are watched together: their logins, what is learnt of them and what is known
 * of them are kept under the main one, whoever owns them; their findings under their owner.
 *
 * @param main of databases for which nothing else is said
 * @param others of databases that belong elsewhere, by their identifiers
 */
public record Owners(Scope main, Map<String, Scope> others) {

    /** Every database belongs to one account and region. */
    public static Owners allOf(Scope main) {
        return new Owners(main, Map.of());
    }

    /** The owner of a database. */
    public Scope of(String database) {
        return others.getOrDefault(database, main);
    }

    /** Whether a database belongs to an account and region. */
    public boolean owns(Scope scope, String database) {
        return of(database).equals(scope);
    }

    /** All owners, the main one first. */
    public Set<Scope> all() {
        Set<Scope> all = new LinkedHashSet<>(Set.of(main));
        all.addAll(others.values());
        return all;
    }

    /** The accounts of all owners. */
    public Set<String> accounts() {
        return all().stream().map(Scope::account).collect(Collectors.toUnmodifiableSet());
    }
}
