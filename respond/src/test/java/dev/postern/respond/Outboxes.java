// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import dev.postern.store.Detections.Share;
import dev.postern.store.FindingState;
import dev.postern.store.Outbox;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/** A true outbox in SQLite, with a clock that is set by hand. */
final class Outboxes implements AutoCloseable {
    /** When it begins. */
    static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private final Path file;
    private final List<String> sinks;
    private Store store;
    private volatile Instant now = START;

    Outboxes(Path folder, String... sinks) {
        this.file = folder.resolve("postern.db");
        this.sinks = List.of(sinks);
        this.store = SqliteStore.open(file, clock());
    }

    InstantSource clock() {
        return () -> now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Outbox outbox() {
        return store.outbox();
    }

    /** As after a restart. */
    Outbox reopened() {
        store.close();
        store = SqliteStore.open(file, clock());
        return store.outbox();
    }

    /** Findings that are new, or have a new state. */
    void find(String... ids) {
        long cursor = store.detections(Scope.DEFAULT).cursor() + 1;
        List<FindingState> found =
                Arrays.stream(ids).map(id -> finding(id, cursor)).toList();
        store.detections(Scope.DEFAULT).commit(cursor, found, sinks, null);
    }

    /** The same; new states of known findings are held back until the next multiple of a time. */
    void findHeld(Duration updatesEvery, FindingState... found) {
        long cursor = store.detections(Scope.DEFAULT).cursor() + 1;
        store.detections(Scope.DEFAULT)
                .commit(cursor, List.of(new Share(Scope.DEFAULT, List.of(found), sinks, updatesEvery)), null);
    }

    static FindingState finding(String id, long cursor) {
        String document = "{\"id\":\"" + id + "\",\"service\":{\"count\":" + cursor + "}}";
        return new FindingState(
                id,
                "CredentialAccess:RDS/AnomalousBehavior.FailedLogin",
                5,
                "db-1",
                "Failed logins",
                (int) cursor,
                0,
                cursor,
                0,
                cursor,
                false,
                true,
                document);
    }

    @Override
    public void close() {
        store.close();
    }
}
