// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import dev.postern.store.Configuration;
import dev.postern.store.Credentials;
import dev.postern.store.Detections;
import dev.postern.store.FindingState;
import dev.postern.store.Findings;
import dev.postern.store.Instances;
import dev.postern.store.LoginLog;
import dev.postern.store.Outbox;
import dev.postern.store.Owners;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.StoredFinding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The store as detection sees it: what people have set decides which findings are kept, and findings of a database go to the account and
 * region that it belongs to, wherever its logins are kept.
 *
 * @param owners of the databases
 * @param rules the findings of an account and region that are to be stored, suppressed where a rule says so
 * @param sinks where findings of an account and region go beside the configured sinks
 * @param frequency how often further states of its findings are told; zero: at once
 * @param keptFrom findings of other owners that were last updated before go when new ones come, microseconds; those of the main one
 *     are the watch's to remove
 */
record RuledStore(
        Store store,
        Owners owners,
        BiFunction<Scope, List<FindingState>, List<FindingState>> rules,
        Function<Scope, List<String>> sinks,
        Function<Scope, Duration> frequency,
        LongSupplier keptFrom)
        implements Store {

    @Override
    public Detections detections(Scope scope) {
        return new Ruled(scope, store.detections(scope));
    }

    private final class Ruled implements Detections {
        private final Scope scope;
        private final Detections detections;

        Ruled(Scope scope, Detections detections) {
            this.scope = scope;
            this.detections = detections;
        }

        @Override
        public long cursor() {
            return detections.cursor();
        }

        @Override
        public Snapshot snapshot() {
            return detections.snapshot();
        }

        @Override
        public void commit(
                long cursor,
                List<FindingState> findings,
                List<String> configured,
                Duration updatesEvery,
                @Nullable Map<String, byte[]> changed) {
            Map<Scope, List<FindingState>> byOwner = new LinkedHashMap<>();
            findings.forEach(finding -> byOwner.computeIfAbsent(
                            owners.others().getOrDefault(finding.instance(), scope), owner -> new ArrayList<>())
                    .add(finding));
            List<FindingState> here = Objects.requireNonNullElse(byOwner.remove(scope), List.of());
            // First, so that none is lost when the process ends in between: they are then found again.
            byOwner.forEach((owner, theirs) -> raise(owner, rules.apply(owner, theirs), sinksOf(owner, configured)));
            Duration every = here.isEmpty() ? updatesEvery : frequency.apply(scope);
            List<String> all = here.isEmpty() ? configured : sinksOf(scope, configured);
            detections.commit(cursor, rules.apply(scope, here), all, every, changed);
        }

        private List<String> sinksOf(Scope owner, List<String> configured) {
            List<String> all = new ArrayList<>(configured);
            all.addAll(sinks.apply(owner));
            return all;
        }

        /** Stores findings of another account, but for those whose last state is stored: a commit may be repeated. */
        private void raise(Scope owner, List<FindingState> theirs, List<String> to) {
            Findings findings = store.findings(owner);
            Map<String, FindingState> last = new LinkedHashMap<>();
            theirs.forEach(state -> last.put(state.id(), state));
            last.values().removeIf(state -> {
                StoredFinding stored = findings.find(state.id());
                return stored != null && stored.state().equals(state);
            });
            findings.raise(
                    theirs.stream()
                            .filter(state -> last.containsKey(state.id()))
                            .toList(),
                    to);
            findings.prune(keptFrom.getAsLong());
        }
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
    public Instances instances(Scope scope) {
        return store.instances(scope);
    }

    @Override
    public Configuration configuration(Scope scope) {
        return store.configuration(scope);
    }

    @Override
    public Credentials credentials() {
        return store.credentials();
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
