// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.destination;

import dev.postern.api.codec.Json;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where destinations and how publishing goes are kept. For who publishes, too. */
public record DestinationDocuments(Store store) {
    /** What stands before the id in paths and ARNs. */
    static final String KIND = "publishingDestination";

    private static final String STATE = KIND + "-state";

    /** The destination of an account and region, or null: there is one at most. */
    public @Nullable PublishingDestination current(Scope scope) {
        List<PublishingDestination> all = all(scope);
        return all.isEmpty() ? null : all.get(0);
    }

    /** How publishing to a destination goes, as the API tells it. */
    public String status(Scope scope, PublishingDestination destination) {
        return state(scope, destination.id()).status(destination);
    }

    /** When publishing to a destination first failed and has not succeeded since; null when it does not fail. */
    public @Nullable Instant failingSince(Scope scope, PublishingDestination destination) {
        long since = state(scope, destination.id()).failingSince();
        return since == 0 ? null : Instant.ofEpochMilli(since);
    }

    /** Publishing to a version of a destination has succeeded. */
    public void published(Scope scope, PublishingDestination destination) {
        put(scope, destination.id(), new PublishingState(destination.version(), 0));
    }

    /** Publishing to a version of a destination has failed; returns whether it has just begun to. */
    public boolean failed(Scope scope, PublishingDestination destination, long nowMillis) {
        PublishingState known = state(scope, destination.id());
        boolean goesOn = known.version() == destination.version() && known.failingSince() != 0;
        if (!goesOn) {
            put(scope, destination.id(), new PublishingState(destination.version(), nowMillis));
        }
        return !goesOn;
    }

    private void put(Scope scope, String id, PublishingState state) {
        if (!state.equals(state(scope, id)) && find(scope, id) != null) {
            store.configuration(scope).put(STATE, id, Json.MAPPER.writeValueAsString(state));
        }
    }

    List<PublishingDestination> all(Scope scope) {
        return store.configuration(scope).all(KIND).values().stream()
                .map(document -> Json.MAPPER.readValue(document, PublishingDestination.class))
                .toList();
    }

    /** A destination, or null. */
    public @Nullable PublishingDestination find(Scope scope, String id) {
        String document = store.configuration(scope).find(KIND, id);
        return document == null ? null : Json.MAPPER.readValue(document, PublishingDestination.class);
    }

    PublishingState state(Scope scope, String id) {
        String document = store.configuration(scope).find(STATE, id);
        return document == null ? PublishingState.NONE : Json.MAPPER.readValue(document, PublishingState.class);
    }

    void put(Scope scope, PublishingDestination destination) {
        store.configuration(scope).put(KIND, destination.id(), Json.MAPPER.writeValueAsString(destination));
    }

    void remove(Scope scope, String id) {
        store.configuration(scope).remove(KIND, id);
        store.configuration(scope).remove(STATE, id);
    }
}
