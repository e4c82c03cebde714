// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.list;

import dev.postern.store.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The lists of one account and region, as the one who reads and uses them sees them. For one thread, which need not be one that
 * answers requests.
 */
public record ListUse(ListDocuments documents, Scope scope) {

    /** A list to be used. */
    public record Wanted(ListKind kind, ListView view) {}

    /** Lists that are to be used, those that are still to be read among them; of those that failed, what is used of them. */
    public List<Wanted> wanted() {
        List<Wanted> wanted = new ArrayList<>();
        for (ListKind kind : ListKind.values()) {
            documents.all(scope, kind).stream()
                    .filter(ListView::isWanted)
                    .forEach(view -> wanted.add(new Wanted(kind, view)));
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
            ListView view = documents.find(scope, kind, id);
            if (view != null && view.list().version() == version) {
                ListContent known = view.content();
                Long counted = error == null ? entries : known.entries();
                documents.putContent(scope, kind, id, new ListContent(version, sha256, error, known.used(), counted));
            }
        }
    }

    /** Remembers what of each list is in use. */
    public void used(Map<String, String> copies) {
        for (ListKind kind : ListKind.values()) {
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
