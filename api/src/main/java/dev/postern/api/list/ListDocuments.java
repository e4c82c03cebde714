// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.list;

import dev.postern.api.codec.Json;
import dev.postern.store.Configuration;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where lists and what came of them are kept. */
public record ListDocuments(Store store) {
    private static final String CONTENT = "-content";

    /** The lists of a kind, those that were deleted lately among them. */
    public List<ListView> all(Scope scope, ListKind kind) {
        Map<String, String> contents = store.configuration(scope).all(kind.path() + CONTENT);
        return store.configuration(scope).all(kind.path()).entrySet().stream()
                .map(each -> view(each.getValue(), contents.get(each.getKey())))
                .toList();
    }

    /** Accounts and regions that have lists of a kind. */
    List<Scope> scopes(ListKind kind) {
        return store.scopesWith(kind.path());
    }

    /** A list, or null. */
    public @Nullable ListView find(Scope scope, ListKind kind, String id) {
        Configuration configuration = store.configuration(scope);
        String document = configuration.find(kind.path(), id);
        return document == null ? null : view(document, configuration.find(kind.path() + CONTENT, id));
    }

    private static ListView view(String document, @Nullable String content) {
        return new ListView(
                Json.MAPPER.readValue(document, AddressList.class),
                content == null ? ListContent.NONE : Json.MAPPER.readValue(content, ListContent.class));
    }

    void put(Scope scope, ListKind kind, AddressList list) {
        store.configuration(scope).put(kind.path(), list.id(), Json.MAPPER.writeValueAsString(list));
    }

    void putContent(Scope scope, ListKind kind, String id, ListContent content) {
        store.configuration(scope).put(kind.path() + CONTENT, id, Json.MAPPER.writeValueAsString(content));
    }

    void remove(Scope scope, ListKind kind, String id) {
        store.configuration(scope).remove(kind.path(), id);
        store.configuration(scope).remove(kind.path() + CONTENT, id);
    }
}
