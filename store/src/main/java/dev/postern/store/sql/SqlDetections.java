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
            long cursor, List<FindingState> findings, List<String> sinks, @Nullable Map<String, byte[]> changed) {
        commit(cursor, List.of(new Share(scope, findings, sinks, Duration.ZERO)), changed);
    }

    @Override
    public void commit(long cursor, List<Share> shares, @Nullable Map<String, byte[]> changed) {
        database.write(handle -> {
            Scopes.State state = Scopes.require(handle, scope);
            if (cursor < state.cursor()) {
                throw new IllegalArgumentException("findings are stored up to " + state.cursor()
                        + " already, so not again up to " + cursor + " (does a second detector run on this store?)");
            }
            for (Share share : shares) {
                put(handle, share, cursor == state.cursor());
            }
            if (changed != null) {
                Blobs.SNAPSHOT_PARTS.put(handle, state.number(), changed);
            }
            Scopes.setCursor(handle, state.number(), cursor, changed == null ? state.snapshotSeq() : cursor);
            return cursor;
        });
    }

    private void put(Handle handle, Share share, boolean maybeRepeated) {
        long number = Scopes.require(handle, share.owner()).number();
        Set<String> stored = maybeRepeated ? storedBefore(handle, number, share.findings()) : Set.of();
        for (FindingState finding : share.findings()) {
            if (!stored.contains(finding.id())) {
                FindingTable.deliver(handle, number, finding, share.sinks(), share.updatesEvery(), Micros.now(clock));
            }
        }
    }

    /**
     * Findings whose last state is the one stored: a commit that is repeated does not store its states again. Whether they are
     * suppressed is left out, since the store decides that together with what it holds.
     */
    private static Set<String> storedBefore(Handle handle, long number, List<FindingState> findings) {
        Map<String, FindingState> last = new HashMap<>();
        findings.forEach(finding -> last.put(finding.id(), finding));
        Set<String> stored = new HashSet<>();
        for (FindingState finding : last.values()) {
            StoredFinding known = FindingTable.find(handle, number, finding.id());
            if (known != null && known.state().withSuppressed().equals(finding.withSuppressed())) {
                stored.add(finding.id());
            }
        }
        return stored;
    }
}
