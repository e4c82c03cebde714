// SPDX-License-Identifier: Apache-2.0
package dev.postern.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Access keys of the API, of all accounts. */
public interface Credentials {

    /** Stores a new key. */
    void add(Credential credential);

    /** The key with an id, or null. */
    @Nullable
    Credential find(String id);

    /** All keys, oldest first. */
    List<Credential> all();

    /** Removes a key; returns whether there was one. */
    boolean remove(String id);

    /**
     * A key.
     *
     * @param id public
     * @param account 12 digits
     * @param role what may be done with it
     * @param sealed its secret in letters that cannot be read without a key that the store does not have
     * @param createdMicros when it was made
     */
    record Credential(String id, String account, String role, String sealed, long createdMicros) {}
}
