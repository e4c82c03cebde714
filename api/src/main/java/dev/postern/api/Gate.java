// SPDX-License-Identifier: Apache-2.0
package dev.postern.api;

import dev.postern.api.sigv4.Caller;
import dev.postern.api.sigv4.Verifier;
import dev.postern.store.Scope;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** What every request passes, whichever API it is for: who asks is known, asks not too often, and changes are told. */
public final class Gate {
    private final Verifier verifier;
    private final RateLimit limit;
    private final Audit audit;
    private final ReentrantLock changing;

    /**
     * @param verifier tells who asks
     * @param limit how often somebody may ask
     * @param audit is told of changes
     * @param changing held while something is changed
     */
    Gate(Verifier verifier, RateLimit limit, Audit audit, ReentrantLock changing) {
        this.verifier = verifier;
        this.limit = limit;
        this.audit = audit;
        this.changing = changing;
    }

    /**
     * Who asks.
     *
     * @throws ApiException when nobody has signed the request whose key we know, or who has asks too often
     */
    public Caller admit(ApiRequest request) {
        Caller caller = verifier.verify(request);
        limit.require(caller.key().id());
        return caller;
    }

    /** Refuses a change by a key that may only read. */
    public void requireAdministrator(Caller caller, String operation) {
        if (!caller.key().administrator()) {
            throw Refusals.accessDenied("User: " + caller.key().id() + " is not authorized to perform: " + operation
                    + "; the key's role is reader");
        }
    }

    /** Makes a change, one at a time, and tells of it. */
    public <T> T change(String operation, Caller caller, Scope scope, ApiRequest request, Supplier<T> change) {
        changing.lock();
        try {
            return audit.of(operation, caller, scope, request, change);
        } finally {
            changing.unlock();
        }
    }
}
