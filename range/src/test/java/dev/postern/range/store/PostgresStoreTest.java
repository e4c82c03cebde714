// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.store;

import dev.postern.store.Store;
import dev.postern.store.contract.StoreContract;
import java.io.IOException;
import java.sql.SQLException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The PostgreSQL store does all that a store must, on the oldest and the newest version that it is for. */
@ParameterizedClass(name = "PostgreSQL {0}")
@ValueSource(ints = {18, 14})
final class PostgresStoreTest extends StoreContract {
    private static StoreServer server;
    /** The store of the test before, open: to open one takes longer than most of what is tested. */
    private static @Nullable Store left;

    private static InstantSource clock = InstantSource.system();

    private @Nullable String schema;

    PostgresStoreTest(int version) {}

    @BeforeParameterizedClassInvocation
    static void start(int version) throws IOException {
        server = StoreServer.start(version);
    }

    @AfterParameterizedClassInvocation
    static void stop() throws IOException {
        if (left != null) {
            left.close();
            left = null;
        }
        server.close();
    }

    @Override
    protected Store open(InstantSource ofThisTest) throws SQLException {
        clock = ofThisTest;
        if (schema == null) {
            schema = server.emptySchema();
            Store emptied = left;
            left = null;
            if (emptied != null) {
                return emptied;
            }
        }
        return server.open(schema, () -> clock.instant());
    }

    @Override
    protected void leave(Store store) {
        left = store;
    }
}
