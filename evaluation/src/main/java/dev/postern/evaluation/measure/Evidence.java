// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.measure;

import dev.postern.evaluation.traffic.Traffic.Receiver;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The logins that a finding rests on, counted by the happening that they belong to. */
public final class Evidence {
    /** One login in five, or so many, are enough to say that a finding is of an attack. */
    private static final int SHARE = 5;

    private static final long ENOUGH = 10;

    private final Map<Integer, Long> byHappening;
    private long total;

    /** No logins. */
    public Evidence() {
        this(new HashMap<>(), 0);
    }

    private Evidence(Map<Integer, Long> byHappening, long total) {
        this.byHappening = byHappening;
        this.total = total;
    }

    /** Counts logins of a happening, or of {@link Receiver#ORDINARY}. */
    public void add(int happening, long logins) {
        byHappening.merge(happening, logins, Long::sum);
        total += logins;
    }

    /** Sets how many logins there are; those of which nobody knows what they belong to are nobody's. */
    void total(long logins) {
        total = Math.max(logins, attributed());
    }

    /** All logins, also those of which it is not known what they belong to. */
    public long total() {
        return total;
    }

    /** Logins of the happening. */
    public long of(int happening) {
        return byHappening.getOrDefault(happening, 0L);
    }

    /** Logins of which it is known what they belong to. */
    public long attributed() {
        return byHappening.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What the logins belong to; may hold {@link Receiver#ORDINARY}. */
    public Set<Integer> happenings() {
        return byHappening.keySet();
    }

    /** Whether a finding with this evidence is of the happening: a fifth of the logins or ten of them are the happening's. */
    public boolean isOf(int happening) {
        long its = of(happening);
        return its > 0 && (its >= ENOUGH || its * SHARE >= total);
    }

    /** As it stands now. */
    Evidence copy() {
        return new Evidence(new HashMap<>(byHappening), total);
    }
}
