// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.list;

import dev.postern.api.NamePages;
import dev.postern.api.Refusals;
import dev.postern.api.Taggable;
import dev.postern.store.Scope;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The lists of all accounts and regions, as those who ask see and change them. */
public final class AddressLists {
    /** How long a list that is deleted is told of: clients wait until they read that it is. */
    private static final long REMEMBERED = 3_600_000;

    private final ListDocuments documents;
    private final Predicate<String> isLocation;
    private final Runnable changed;
    private final InstantSource clock;

    /**
     * @param isLocation whether a text names a place that a list may be read from
     * @param changed told when a list was made, changed or deleted
     */
    public AddressLists(ListDocuments documents, Predicate<String> isLocation, Runnable changed, InstantSource clock) {
        this.documents = documents;
        this.isLocation = isLocation;
        this.changed = changed;
        this.clock = clock;
    }

    /** Makes a list; returns its id. */
    public String create(Scope scope, ListKind kind, NewList wanted) {
        forget(scope, kind);
        long others = documents.all(scope, kind).stream()
                .filter(each -> !each.list().deleted())
                .count();
        if (others >= kind.most()) {
            throw Refusals.because("the current account already has the maximum number of lists of this kind.");
        }
        checkLocation(wanted.location());
        String id = UUID.randomUUID().toString().replace("-", "");
        long now = clock.millis();
        AddressList list = new AddressList(
                id,
                wanted.name(),
                wanted.format(),
                wanted.location(),
                wanted.owner(),
                wanted.active(),
                false,
                1,
                now,
                now,
                wanted.tags());
        put(scope, kind, list);
        return id;
    }

    /** A list with its status; also one that was deleted lately. */
    public ListView require(Scope scope, ListKind kind, String id) {
        ListView view = documents.find(scope, kind, id);
        if (view == null) {
            throw Refusals.notOwned(); // by these words Terraform knows that a list is gone
        }
        return view;
    }

    private ListView requirePresent(Scope scope, ListKind kind, String id) {
        ListView view = require(scope, kind, id);
        if (view.isGone()) {
            throw Refusals.notOwned();
        }
        return view;
    }

    /** Changes what is given of a list. */
    public void update(Scope scope, ListKind kind, String id, ListChange change) {
        AddressList known = changeable(scope, kind, id);
        if (change.location() != null) {
            checkLocation(change.location());
        }
        put(scope, kind, known.with(change, clock.millis()));
    }

    /** Removes a list; one that is in use goes when it is not. */
    public void delete(Scope scope, ListKind kind, String id) {
        AddressList known = changeable(scope, kind, id);
        put(scope, kind, known.withDeleted(clock.millis()));
    }

    private void put(Scope scope, ListKind kind, AddressList list) {
        documents.put(scope, kind, list.checked());
        changed.run();
    }

    private void forget(Scope scope, ListKind kind) {
        documents.all(scope, kind).stream()
                .filter(view -> view.isGone() && view.list().updated() < clock.millis() - REMEMBERED)
                .forEach(view -> documents.remove(scope, kind, view.list().id()));
    }

    private AddressList changeable(Scope scope, ListKind kind, String id) {
        AddressList known = requirePresent(scope, kind, id).list();
        if (known.deleted()) {
            throw Refusals.because("the list is being deleted.");
        }
        return known;
    }

    /** Ids of lists, page by page. */
    public NamePages.Page page(Scope scope, ListKind kind, @Nullable String token, @Nullable Integer size) {
        return NamePages.page(
                documents.all(scope, kind).stream()
                        .filter(each -> !each.isGone())
                        .map(each -> each.list().id())
                        .toList(),
                token,
                size);
    }

    /** The lists of a kind as resources with tags. */
    public Taggable tagged(ListKind kind) {
        return new Taggable() {
            @Override
            public Map<String, String> tags(Scope scope, String id) {
                return requirePresent(scope, kind, id).list().tags();
            }

            @Override
            public void setTags(Scope scope, String id, Map<String, String> tags) {
                documents.put(
                        scope, kind, requirePresent(scope, kind, id).list().with(tags));
            }
        };
    }

    private void checkLocation(String location) {
        if (!isLocation.test(location)) {
            throw Refusals.invalid("location");
        }
    }
}
