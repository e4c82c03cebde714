// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.list;

import dev.postern.store.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The lists of all accounts and regions, as the one who reads and uses them sees them. For one thread, which need not be one that
 * answers requests.
 *
 * @param reach accounts and regions for whose databases lists of one count
 */
public record ListUse(ListDocuments documents, Function<Scope, List<Scope>> reach) {

    /**
     * A list to be used.
     *
     * @param owners of the databases that it counts for
     */
    public record Wanted(ListKind kind, ListView view, List<Scope> owners) {}

    /** Lists that are to be used, those that are still to be read among them; of those that failed, what is used of them. */
    public List<Wanted> wanted() {
        List<Wanted> wanted = new ArrayList<>();
        for (ListKind kind : ListKind.values()) {
            for (Scope scope : documents.scopes(kind)) {
                List<Scope> owners = reach.apply(scope);
                documents.all(scope, kind).stream()
                        .filter(ListView::isWanted)
                        .forEach(view -> wanted.add(new Wanted(kind, view, owners)));
            }
        }
        return wanted;
    }

    /**
     * A version of a list was read, or cannot be.
     *
     * @param sha256 checksum of what was read, or null
     * @param error why there is none, or null
     * @param entries of what was read; null when there is none, or nobody has counted them
     */
    public void settled(
            String id, long version, @Nullable String sha256, @Nullable String error, @Nullable Long entries) {
        for (ListKind kind : ListKind.values()) {
            for (Scope scope : documents.scopes(kind)) {
                ListView view = documents.find(scope, kind, id);
                if (view != null && view.list().version() == version) {
                    ListContent known = view.content();
                    Long counted = error == null ? entries : known.entries();
                    documents.putContent(
                            scope, kind, id, new ListContent(version, sha256, error, known.used(), counted));
                }
            }
        }
    }

    /** Remembers what of each list is in use. */
    public void used(Map<String, String> copies) {
        for (ListKind kind : ListKind.values()) {
            for (Scope scope : documents.scopes(kind)) {
                for (ListView view : documents.all(scope, kind)) {
                    String id = view.list().id();
                    String used = copies.get(id);
                    if (!Objects.equals(view.content().used(), used)) {
                        documents.putContent(scope, kind, id, view.content().withUsed(used));
                    }
                }
            }
        }
    }
}
