// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.baseline;

import dev.postern.evaluation.measure.Sighting;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a baseline has found. An alarm about the same thing belongs to the finding before it for a day, so that a rule is not charged
 * for saying the same a hundred times.
 */
final class Alarms {
    static final long DAY_MICROS = 86_400_000_000L;

    private final long togetherMicros;
    private final List<Sighting> all = new ArrayList<>();
    private final Map<Object, Sighting> open = new HashMap<>();

    Alarms() {
        this(DAY_MICROS);
    }

    /** @param togetherMicros how long after the first alarm of a finding others belong to it, microseconds */
    Alarms(long togetherMicros) {
        this.togetherMicros = togetherMicros;
    }

    /**
     * Says that something is wrong.
     *
     * @param type the rule
     * @param about what the alarm is about: alarms about equal things on one instance belong together
     * @param now when, microseconds since the epoch
     * @param happenings what the logins belong to that this alarm rests on and no alarm before did
     * @param text why, in one sentence
     */
    void raise(
            String type,
            Object about,
            String instance,
            long now,
            Severity severity,
            Iterable<Integer> happenings,
            String text) {
        List<Object> key = List.of(type, instance, about);
        Sighting sighting = open.get(key);
        if (sighting == null || now - sighting.raisedMicros() > togetherMicros) {
            sighting = new Sighting(type + " " + all.size(), type, instance);
            sighting.says(new Sighting.Words(type, List.of(type), Double.NaN, text));
            all.add(sighting);
            open.put(key, sighting);
        }
        for (int happening : happenings) {
            sighting.evidence().add(happening, 1);
        }
        sighting.notify(severity, now);
    }

    /** An alarm that one login sets off. */
    void raise(
            String type, Object about, LoginEvent login, Severity severity, Iterable<Integer> happenings, String text) {
        raise(type, about, login.instance(), login.timeMicros(), severity, happenings, text);
    }

    Iterable<Sighting> all() {
        return all;
    }
}
