// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sql;

import dev.postern.store.AuditLog;
import dev.postern.store.Configuration;
import dev.postern.store.Credentials;
import dev.postern.store.Detections;
import dev.postern.store.Findings;
import dev.postern.store.Instances;
import dev.postern.store.LoginLog;
import dev.postern.store.Outbox;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.Users;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** A store in a database that speaks SQL. */
public abstract class SqlStore implements Store {
    private final Database database;
    private final InstantSource clock;

    /** Takes over a database that has the tables of {@link Schema}. */
    protected SqlStore(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Called at the end of each transaction that removed inputs, where a database may want to give space back. */
    protected void reclaim(Handle handle) {}

    @Override
    public final LoginLog logins(Scope scope) {
        return new SqlLoginLog(database, scope, this::reclaim);
    }

    @Override
    public final Detections detections(Scope scope) {
        return new SqlDetections(database, scope, clock);
    }

    @Override
    public final Findings findings(Scope scope) {
        return new SqlFindings(database, scope, clock);
    }

    @Override
    public final Configuration configuration(Scope scope) {
        return new SqlConfiguration(database, scope);
    }

    @Override
    public final List<Scope> scopesWith(String kind) {
        return SqlConfiguration.scopesWith(database, kind);
    }

    @Override
    public final Credentials credentials() {
        return new SqlCredentials(database);
    }

    @Override
    public final Users users() {
        return new SqlUsers(database);
    }

    @Override
    public final AuditLog audit() {
        return new SqlAuditLog(database);
    }

    @Override
    public final Instances instances(Scope scope) {
        return new SqlInstances(database, scope);
    }

    @Override
    public final Outbox outbox() {
        return new SqlOutbox(database);
    }

    @Override
    public void close() {
        database.close();
    }
}
