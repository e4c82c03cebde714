// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

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
import java.util.List;

/** A store that asks another one for everything; its kinds do some of that otherwise. */
abstract class ForwardingStore implements Store {
    final Store store;

    ForwardingStore(Store store) {
        this.store = store;
    }

    @Override
    public LoginLog logins(Scope scope) {
        return store.logins(scope);
    }

    @Override
    public Findings findings(Scope scope) {
        return store.findings(scope);
    }

    @Override
    public Detections detections(Scope scope) {
        return store.detections(scope);
    }

    @Override
    public Instances instances(Scope scope) {
        return store.instances(scope);
    }

    @Override
    public Configuration configuration(Scope scope) {
        return store.configuration(scope);
    }

    @Override
    public List<Scope> scopesWith(String kind) {
        return store.scopesWith(kind);
    }

    @Override
    public Credentials credentials() {
        return store.credentials();
    }

    @Override
    public Users users() {
        return store.users();
    }

    @Override
    public AuditLog audit() {
        return store.audit();
    }

    @Override
    public Outbox outbox() {
        return store.outbox();
    }

    @Override
    public long bytes() {
        return store.bytes();
    }

    @Override
    public String description() {
        return store.description();
    }

    @Override
    public void close() {
        store.close();
    }
}
