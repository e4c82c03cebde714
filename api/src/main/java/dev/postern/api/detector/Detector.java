// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.detector;

import dev.postern.api.Refusals;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureConfiguration;

/**
 * A detector as it is stored.
 *
 * @param id 32 hex digits
 * @param enabled whether it raises findings; otherwise it is suspended
 * @param frequency how often changes of findings are told; null as long as nobody has said
 * @param created in epoch milliseconds
 * @param updated in epoch milliseconds
 * @param features those that were ever set, by name
 * @param tags by key
 */
record Detector(
        String id,
        boolean enabled,
        @Nullable String frequency,
        long created,
        long updated,
        Map<String, Feature> features,
        Map<String, String> tags) {

    /** What the API tells as long as nobody has said. */
    static final String SIX_HOURS = "SIX_HOURS";

    /** The feature without which there is no finding here. */
    static final String LOGIN_EVENTS = "RDS_LOGIN_EVENTS";

    /**
     * A feature, or a part of one.
     *
     * @param enabled whether it is on
     * @param updated when that was set, epoch milliseconds
     * @param additional its parts that were ever set, by name
     */
    record Feature(boolean enabled, long updated, Map<String, Feature> additional) {}

    /** A new one: watching logins is on, as it is for whoever switches the service on today. */
    static Detector of(String id, long now) {
        Map<String, Feature> features = Map.of(LOGIN_EVENTS, new Feature(true, now, Map.of()));
        return new Detector(id, true, null, now, now, features, Map.of());
    }

    /** How often changes of findings are told: at once as long as nobody has said how often. */
    Duration updatesEvery() {
        return switch (frequency == null ? "" : frequency) {
            case "FIFTEEN_MINUTES" -> Duration.ofMinutes(15);
            case "ONE_HOUR" -> Duration.ofHours(1);
            case SIX_HOURS -> Duration.ofHours(6);
            default -> Duration.ZERO;
        };
    }

    /** Whether findings are to be raised. */
    boolean isWatching() {
        Feature logins = features.get(LOGIN_EVENTS);
        return enabled && logins != null && logins.enabled();
    }

    Detector with(boolean nowEnabled, @Nullable String nowFrequency, long now) {
        return new Detector(id, nowEnabled, nowFrequency, created, now, features, tags);
    }

    Detector with(Map<String, String> nowTags) {
        return new Detector(id, enabled, frequency, created, updated, features, nowTags);
    }

    /** Sets a feature, and those of its parts that are named. */
    Detector with(DetectorFeatureConfiguration setting, long now) {
        String name = setting.nameAsString();
        if (name == null || setting.statusAsString() == null) {
            throw Refusals.invalid("features");
        }
        Feature known = features.getOrDefault(name, new Feature(false, now, Map.of()));
        Map<String, Feature> parts = new TreeMap<>(known.additional());
        setting.additionalConfiguration().forEach(part -> {
            if (part.nameAsString() == null || part.statusAsString() == null) {
                throw Refusals.invalid("features");
            }
            parts.put(part.nameAsString(), changed(parts.get(part.nameAsString()), isOn(part.statusAsString()), now));
        });
        Feature set = changed(known, isOn(setting.statusAsString()), now);
        Map<String, Feature> all = new TreeMap<>(features);
        all.put(name, new Feature(set.enabled(), set.updated(), parts));
        return new Detector(id, enabled, frequency, created, now, all, tags);
    }

    private static Feature changed(@Nullable Feature known, boolean on, long now) {
        return known != null && known.enabled() == on ? known : new Feature(on, now, Map.of());
    }

    private static boolean isOn(String status) {
        return status.equals("ENABLED");
    }

    /** A time as detectors tell it. */
    static String iso(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
