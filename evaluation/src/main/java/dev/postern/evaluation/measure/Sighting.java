// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.measure;

import dev.postern.kernel.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One finding of a detector, as the evaluation sees it. Times are microseconds since the epoch. */
public final class Sighting {
    private final String id;
    private final String type;
    private final String instance;
    private final Evidence evidence = new Evidence();
    private final Map<Integer, Long> foundAt = new HashMap<>();
    private long raisedMicros = Long.MAX_VALUE;
    private int notifications;
    private @Nullable Severity severity;
    private @Nullable Evidence atFirst;
    private Words words = Words.NONE;

    /**
     * What the finding says.
     *
     * @param factor the factor with the most bits, or null when it has no score
     * @param patterns how it was found
     * @param bits the sum of its factors, NaN when it has no score
     * @param text why, in one sentence
     */
    public record Words(@Nullable String factor, List<String> patterns, double bits, String text) {
        static final Words NONE = new Words(null, List.of(), Double.NaN, "");
    }

    public Sighting(String id, String type, String instance) {
        this.id = id;
        this.type = type;
        this.instance = instance;
    }

    /** Tells people of it, at this time, if they do not know it yet or if it has become graver. Its evidence must be in. */
    public void notify(Severity as, long micros) {
        if (raisedMicros == Long.MAX_VALUE) {
            raisedMicros = micros;
            atFirst = evidence.copy();
        }
        if (severity == null || as.compareTo(severity) > 0) {
            severity = as;
            notifications++;
        }
        for (int happening : evidence.happenings()) {
            if (!foundAt.containsKey(happening) && evidence.isOf(happening)) {
                foundAt.put(happening, micros);
            }
        }
    }

    /** What it says now. */
    public void says(Words now) {
        words = now;
    }

    public String id() {
        return id;
    }

    public String type() {
        return type;
    }

    public String instance() {
        return instance;
    }

    /** The logins that it rests on by now. */
    public Evidence evidence() {
        return evidence;
    }

    /** The logins that it rested on when people were first told of it. */
    public Evidence atFirst() {
        return atFirst == null ? evidence : atFirst;
    }

    /** Whether people were told of it; else it was held back, by a profile that was still learning. */
    public boolean isRaised() {
        return severity != null;
    }

    /** When people were first told of it. */
    public long raisedMicros() {
        return raisedMicros;
    }

    /** How often people were told of it: when it was new, and each time that it became graver. */
    public int notifications() {
        return notifications;
    }

    /** How grave it became; null when nobody was told. */
    public @Nullable Severity severity() {
        return severity;
    }

    /** When people were first told that it is of this happening by {@link Evidence#isOf}; null when they were not. */
    public @Nullable Long foundAt(int happening) {
        return foundAt.get(happening);
    }

    public Words words() {
        return words;
    }
}
