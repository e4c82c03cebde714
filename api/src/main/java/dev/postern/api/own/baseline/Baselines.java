// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.own.baseline;

import dev.postern.api.own.Problems;
import dev.postern.kernel.Habits;
import dev.postern.kernel.profile.Trait;
import dev.postern.store.Owners;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is normal out of the detector's latest snapshot.
 *
 * @param learning upper bound of the learning time
 */
public record Baselines(Store store, Owners owners, Duration learning, InstantSource clock) {
    private static final int MOST = 100;

    /**
     * What is normal on a database.
     *
     * @param user the one user to tell of, or null for those with most hours
     * @throws dev.postern.api.ApiException when there is no such database or user
     */
    public Baseline of(Scope scope, String database, @Nullable String user) {
        boolean isThere = owners.owns(scope, database)
                && store.instances(owners.main()).all().stream()
                        .anyMatch(each -> each.id().equals(database));
        if (!isThere) {
            throw Problems.notFound("database");
        }
        byte[] part = store.detections(owners.main()).snapshotPart(Habits.part(database));
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        Habits habits = part == null ? Habits.NONE : Habits.read(database, part, learning, now);
        List<Habits.User> users = habits.users().stream()
                .filter(each -> user == null || each.name().equals(user))
                .limit(MOST)
                .toList();
        if (user != null && users.isEmpty()) {
            throw Problems.notFound("user");
        }
        boolean isKnown = habits.readyMicros() != Long.MAX_VALUE;
        return new Baseline(
                database,
                isKnown ? instant(habits.readyMicros()) : null,
                habits.readyMicros() <= now,
                dimensions(habits.values()),
                habits.users().size(),
                users.stream().map(each -> user(each, user != null)).toList());
    }

    private static Baseline.User user(Habits.User user, boolean whole) {
        return new Baseline.User(
                user.name(),
                user.machine() ? "APPLICATION" : "PERSON",
                user.logins(),
                user.hours(),
                user.days(),
                instant(user.firstMicros()),
                instant(user.latestMicros()),
                user.ready(),
                whole ? dimensions(user.values()) : Map.of());
    }

    private static Map<String, List<Baseline.Value>> dimensions(Map<Trait, List<Habits.Value>> values) {
        Map<String, List<Baseline.Value>> dimensions = new LinkedHashMap<>();
        for (Trait trait : Trait.values()) {
            dimensions.put(
                    name(trait),
                    Objects.requireNonNullElse(values.get(trait), List.<Habits.Value>of()).stream()
                            .limit(MOST)
                            .map(each -> new Baseline.Value(each.value(), each.hours()))
                            .toList());
        }
        return dimensions;
    }

    private static String name(Trait trait) {
        return switch (trait) {
            case ADDRESS -> "addresses";
            case NETWORK -> "networks";
            case PROVIDER -> "asns";
            case COUNTRY -> "countries";
            case SCOPE -> "addressScopes";
            case APPLICATION -> "applications";
            case DATABASE -> "databases";
            case HOUR -> "partsOfWeek";
            case SECURITY -> "authMethods";
        };
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
