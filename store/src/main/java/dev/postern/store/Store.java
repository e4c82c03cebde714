// SPDX-License-Identifier: Apache-2.0
package dev.postern.store;

import java.util.List;

/** One database with all that Postern keeps. Safe for use by several threads; one at a time writes. */
public interface Store extends AutoCloseable {

    /** The login log of an account and region. */
    LoginLog logins(Scope scope);

    /** The detector's commits for an account and region. */
    Detections detections(Scope scope);

    /** Findings of an account and region. */
    Findings findings(Scope scope);

    /** Databases of an account and region. */
    Instances instances(Scope scope);

    /** What people have set for an account and region. */
    Configuration configuration(Scope scope);

    /** Accounts and regions in whose configuration there are documents of a kind, in order. */
    List<Scope> scopesWith(String kind);

    /** Access keys, of all accounts. */
    Credentials credentials();

    /** Users of the console. */
    Users users();

    /** Changes that people and programs have made, of all accounts. */
    AuditLog audit();

    /** Deliveries that are to be made, of all accounts and regions. */
    Outbox outbox();

    /** Bytes that it takes on disk. */
    long bytes();

    /** What it is, for people: kind, place and schema version, without secrets. */
    String description();

    @Override
    void close();
}
