// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import dev.postern.store.Findings;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import java.util.function.Function;

/** The store as people see it: an account that administers others sees their findings among its own, as it does by the API. */
final class VisibleStore extends ForwardingStore {
    private final Function<Scope, Findings> visible;

    /** @param visible the findings that an account sees */
    VisibleStore(Store store, Function<Scope, Findings> visible) {
        super(store);
        this.visible = visible;
    }

    @Override
    public Findings findings(Scope scope) {
        return visible.apply(scope);
    }
}
