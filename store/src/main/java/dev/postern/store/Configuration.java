// SPDX-License-Identifier: Apache-2.0
package dev.postern.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people have set by way of the API, of an account and region: documents, each of a kind and with a name. */
public interface Configuration {

    /** A document, or null. */
    @Nullable
    String find(String kind, String name);

    /** All documents of a kind by name, in order of their names. */
    Map<String, String> all(String kind);

    /** All documents of all kinds by {@code kind/name}. */
    Map<String, String> all();

    /** Stores a document in place of the one with this name. */
    void put(String kind, String name, String document);

    /** Removes a document; returns whether there was one. */
    boolean remove(String kind, String name);

    /** Removes all documents of all kinds. */
    void clear();
}
