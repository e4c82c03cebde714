// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import dev.postern.store.Credentials;
import dev.postern.store.Credentials.Credential;
import dev.postern.store.Owners;
import dev.postern.store.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The accounts and regions that the console offers: those that databases belong to, and accounts that have keys, which are in the main
 * region if no database is theirs. Asked anew each time, as keys come and go.
 */
record KnownScopes(Owners owners, Credentials keys) implements Supplier<List<Scope>> {

    /** The main one first, the others in order. */
    @Override
    public List<Scope> get() {
        TreeSet<Scope> others =
                new TreeSet<>(Comparator.comparing(Scope::account).thenComparing(Scope::region));
        others.addAll(owners.all());
        keys.all().stream()
                .map(Credential::account)
                .filter(account -> !owners.accounts().contains(account))
                .forEach(account -> others.add(new Scope(account, owners.main().region())));
        others.remove(owners.main());
        List<Scope> all = new ArrayList<>(List.of(owners.main()));
        all.addAll(others);
        return all;
    }
}
