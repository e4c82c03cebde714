// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sql;

import dev.postern.store.Detections;
import dev.postern.store.FindingState;
import dev.postern.store.Scope;
import dev.postern.store.StoredFinding;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The detector's commits. */
final class SqlDetections implements Detections {
    private final Database database;
    private final Scope scope;
    private final InstantSource clock;

    SqlDetections(Database database, Scope scope, InstantSource clock) {
        this.database = database;
        this.scope = scope;
        this.clock = clock;
    }

    @Override
    public long cursor() {
        return database.read(handle -> Scopes.find(handle, scope).cursor());
    }

    @Override
    public Snapshot snapshot() {
        return database.read(handle -> {
            Scopes.State state = Scopes.find(handle, scope);
            return new Snapshot(state.snapshotSeq(), Blobs.SNAPSHOT_PARTS.all(handle, state.number()));
        });
    }

    @Override
    public byte @Nullable [] snapshotPart(String name) {
        return database.<byte @Nullable []>read(handle ->
                Blobs.SNAPSHOT_PARTS.find(handle, Scopes.find(handle, scope).number(), name));
    }

    @Override
    public void commit(
            long cursor,
            List<FindingState> findings,
            List<String> sinks,
            Duration updatesEvery,
            @Nullable Map<String, byte[]> changed) {
        database.write(handle -> {
            Scopes.State state = Scopes.require(handle, scope);
            if (cursor < state.cursor()) {
                throw new IllegalArgumentException("findings are stored up to " + state.cursor()
                        + " already, so not again up to " + cursor + " (does a second detector run on this store?)");
            }
            Set<String> stored = cursor == state.cursor() ? storedBefore(handle, state, findings) : Set.of();
            for (FindingState finding : findings) {
                if (!stored.contains(finding.id())) {
                    FindingTable.deliver(handle, state.number(), finding, sinks, updatesEvery, Micros.now(clock));
                }
            }
            if (changed != null) {
                Blobs.SNAPSHOT_PARTS.put(handle, state.number(), changed);
            }
            Scopes.setCursor(handle, state.number(), cursor, changed == null ? state.snapshotSeq() : cursor);
            return cursor;
        });
    }

    /** Findings whose last state is the one stored: a commit that is repeated does not store its states again. */
    private static Set<String> storedBefore(Handle handle, Scopes.State state, List<FindingState> findings) {
        Map<String, FindingState> last = new HashMap<>();
        findings.forEach(finding -> last.put(finding.id(), finding));
        Set<String> stored = new HashSet<>();
        for (FindingState finding : last.values()) {
            StoredFinding known = FindingTable.find(handle, state.number(), finding.id());
            if (known != null && known.state().equals(finding)) {
                stored.add(finding.id());
            }
        }
        return stored;
    }
}
