// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.contract;

import dev.postern.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** All that a store must do. An implementation's test extends this and says how to open a store. */
public abstract class StoreContract
        implements LoginLogContract,
                LoginSearchContract,
                LoginPagesContract,
                RetentionContract,
                DetectionsContract,
                FindingsContract,
                FindingPagesContract,
                ChangesContract,
                OutboxContract,
                InstancesContract,
                CredentialsContract,
                UsersContract,
                AuditLogContract,
                ConfigurationContract {
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private Store store;

    /** Opens the store of the running test: an empty one at first, later the same again. */
    protected abstract Store open(InstantSource clock) throws Exception;

    /** Takes back the store of a test that is over: closes it, unless an implementation empties it for the next test. */
    protected void leave(Store left) {
        left.close();
    }

    @BeforeEach
    void openStore() throws Exception {
        store = open(() -> now);
    }

    @AfterEach
    void leaveStore() {
        if (store != null) {
            leave(store);
        }
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public Store reopened() throws Exception {
        store.close();
        store = open(() -> now);
        return store;
    }

    @Override
    public void setTime(Instant time) {
        now = time;
    }
}
