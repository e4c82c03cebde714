// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.contract;

import dev.postern.store.Scope;
import dev.postern.store.Store;
import java.time.Instant;

/** What tests of the contract work with. */
interface Fixture {
    /** An account and region beside the default one. */
    Scope OTHER = new Scope("123456789012", "eu-central-1");

    /** The open store. */
    Store store();

    /** Closes the store and opens it again. */
    Store reopened() throws Exception;

    /** Sets the store's clock. */
    void setTime(Instant time);
}
