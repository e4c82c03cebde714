// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import dev.postern.store.Detections;
import dev.postern.store.FindingState;
import dev.postern.store.Owners;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The store as detection sees it: what people have set decides which findings are kept, and findings of a database go to the account and
 * region that it belongs to, wherever its logins are kept.
 */
final class RuledStore extends ForwardingStore {
    private final Owners owners;
    private final BiFunction<Scope, List<FindingState>, List<FindingState>> rules;
    private final Function<Scope, List<String>> sinks;
    private final Function<Scope, Duration> frequency;

    /**
     * @param owners of the databases
     * @param rules the findings of an account and region that are to be stored, suppressed where a rule says so
     * @param sinks where findings of an account and region go beside the configured sinks
     * @param frequency how often further states of its findings are told; zero: at once
     */
    RuledStore(
            Store store,
            Owners owners,
            BiFunction<Scope, List<FindingState>, List<FindingState>> rules,
            Function<Scope, List<String>> sinks,
            Function<Scope, Duration> frequency) {
        super(store);
        this.owners = owners;
        this.rules = rules;
        this.sinks = sinks;
        this.frequency = frequency;
    }

    @Override
    public Detections detections(Scope scope) {
        return new Ruled(store.detections(scope));
    }

    private final class Ruled implements Detections {
        private final Detections detections;

        Ruled(Detections detections) {
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
                @Nullable Map<String, byte[]> changed) {
            Map<Scope, List<FindingState>> byOwner = new LinkedHashMap<>();
            findings.forEach(
                    finding -> byOwner.computeIfAbsent(owners.of(finding.instance()), owner -> new ArrayList<>())
                            .add(finding));
            List<Share> shares = new ArrayList<>();
            byOwner.forEach((owner, theirs) -> {
                List<String> all = new ArrayList<>(configured);
                all.addAll(sinks.apply(owner));
                shares.add(new Share(owner, rules.apply(owner, theirs), all, frequency.apply(owner)));
            });
            commit(cursor, shares, changed);
        }

        @Override
        public void commit(long cursor, List<Share> shares, @Nullable Map<String, byte[]> changed) {
            detections.commit(cursor, shares, changed);
        }
    }
}
