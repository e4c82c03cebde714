// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.filter;

import dev.postern.api.Refusals;
import dev.postern.api.Taggable;
import dev.postern.api.codec.Json;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The filters of an account and region, each with a rank of its own from 1 on without gaps. */
public record Filters(Store store) implements Taggable {
    private static final String KIND = "filter";

    /** All filters by rank. */
    public List<Filter> all(Scope scope) {
        return store.configuration(scope).all(KIND).values().stream()
                .map(document -> Json.MAPPER.readValue(document, Filter.class))
                .sorted(Comparator.comparingInt(Filter::rank).thenComparing(Filter::name))
                .toList();
    }

    /** A filter, or null. */
    public @Nullable Filter find(Scope scope, String name) {
        String document = store.configuration(scope).find(KIND, name);
        return document == null ? null : Json.MAPPER.readValue(document, Filter.class);
    }

    Filter require(Scope scope, String name) {
        Filter filter = find(scope, name);
        if (filter == null) {
            throw Refusals.noSuchResource();
        }
        return filter;
    }

    /** Stores a filter at its rank; those behind it move. */
    void put(Scope scope, Filter filter) {
        List<Filter> ranked = new ArrayList<>(all(scope));
        ranked.removeIf(each -> each.name().equals(filter.name()));
        ranked.add(Math.min(filter.rank() - 1, ranked.size()), filter);
        renumber(scope, ranked);
    }

    void remove(Scope scope, String name) {
        require(scope, name);
        store.configuration(scope).remove(KIND, name);
        renumber(scope, all(scope));
    }

    private void renumber(Scope scope, List<Filter> ranked) {
        for (int i = 0; i < ranked.size(); i++) {
            Filter each = ranked.get(i);
            Filter moved = new Filter(
                    each.name(),
                    each.description(),
                    each.action(),
                    i + 1,
                    each.criteria(),
                    each.created(),
                    each.updated(),
                    each.version(),
                    each.tags());
            store.configuration(scope).put(KIND, each.name(), Json.MAPPER.writeValueAsString(moved));
        }
    }

    @Override
    public Map<String, String> tags(Scope scope, String name) {
        return require(scope, name).tags();
    }

    @Override
    public void setTags(Scope scope, String name, Map<String, String> tags) {
        put(scope, require(scope, name).with(tags));
    }
}
