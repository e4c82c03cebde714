// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One finding: an episode of like signals on one database instance, in its latest state. Counts are absolute. Times are
 * microseconds since the epoch. All text from clients and feeds is hostile.
 *
 * @param id 32 lower-case hex characters, stable while the episode lasts
 * @param type what was found
 * @param severity how bad
 * @param instance the database instance on which it was found
 * @param engine its engine
 * @param user whom the attempts named and how (the latest, or the most telling, attempt)
 * @param actor where they came from
 * @param logins attempts by user and application, most attempts first, at most 50
 * @param counts all attempts of the episode by outcome
 * @param evidence lists that hold the actor's address
 * @param unusual dimensions that do not fit (one of each kind at most)
 * @param usual what is normal here, by dimension
 * @param factors the score as a sum of evidence; empty for findings that need no learning
 * @param patterns how it was found, fixed words such as {@code password-spraying}, {@code low-and-slow}, {@code dormant-account}
 * @param notes named facts for people and for {@code additionalInfo}, in a fixed order
 * @param related ids of earlier findings that this one continues
 * @param samples some of the attempts, earliest first, at most 20
 * @param firstSeen time of the first attempt
 * @param lastSeen time of the last attempt
 * @param createdAt event time at which it was raised
 * @param updatedAt event time of the latest change
 * @param occurrences how often the signal occurred (GuardDuty's {@code service.count})
 * @param title short sentence naming what and where
 * @param description one plain sentence of why
 * @param standing whether people are to be told
 * @param sequence what it consists of; null but for {@link FindingType#ATTACK_SEQUENCE}
 */
public record Finding(
        String id,
        FindingType type,
        Severity severity,
        String instance,
        Engine engine,
        UserDetails user,
        Actor actor,
        List<LoginAttribute> logins,
        Counts counts,
        List<ListEntry> evidence,
        List<Unusual> unusual,
        List<Usual> usual,
        List<Factor> factors,
        List<String> patterns,
        List<Note> notes,
        List<String> related,
        List<LoginEvent> samples,
        long firstSeen,
        long lastSeen,
        long createdAt,
        long updatedAt,
        int occurrences,
        String title,
        String description,
        Standing standing,
        @Nullable AttackSequence sequence) {

    /** Whether people are to be told. */
    public enum Standing {
        ALARM,
        /** It would have been raised, but the profile is still learning. */
        LEARNING,
        /**
         * Something everyday explains it by far better than an attack, and its patterns say what. It is kept for whoever looks; should
         * it turn out to be more, that is a finding of its own.
         */
        NOTE
    }

    /** Whether people are to be told. */
    public boolean isAlarm() {
        return standing == Standing.ALARM;
    }

    /** Whether it would have been raised if the profile were not still learning. */
    public boolean learning() {
        return standing == Standing.LEARNING;
    }

    /** Whom the attempts named; null where the log does not tell or it varied. */
    public record UserDetails(
            @Nullable String user,
            @Nullable String application,
            @Nullable String database,
            @Nullable String tls,
            @Nullable String authMethod) {}

    /**
     * Where the attempts came from.
     *
     * @param ip the address, or null (socket, host name, many)
     * @param host a host name as logged, or null
     * @param privateNet the user's name of the private network, or null
     * @param location what is known of the address
     * @param sources number of distinct sources in the episode
     */
    public record Actor(
            @Nullable IpAddress ip,
            @Nullable String host,
            @Nullable String privateNet,
            Location location,
            int sources) {}

    /** Attempts of one user with one application. */
    public record LoginAttribute(
            @Nullable String user, @Nullable String application, long failed, long successful) {}

    /** Attempts by outcome. */
    public record Counts(long successful, long failed, long incomplete) {}

    /** The dimensions in which GuardDuty tells unusual from usual. */
    public enum Dimension {
        USER_NAME,
        ASN_ORG,
        APPLICATION_NAME,
        DATABASE_NAME
    }

    /** An unusual value with the attempts that carried it in this episode. */
    public record Unusual(Dimension dimension, String value, Counts counts) {}

    /** The usual values of a dimension on this instance with their successful logins, most first, at most 10. */
    public record Usual(Dimension dimension, List<ValueCount> values) {}

    /** A value and its number of successful logins. */
    public record ValueCount(String value, long count) {}

    /**
     * One term of the score.
     *
     * @param name e.g. {@code network}, {@code application}, {@code hour}
     * @param bits evidence for an attacker, in bits; negative speaks for the owner
     * @param text the value against its history, e.g. "psql; alice used only orders-api in 1,212 hours"
     */
    public record Factor(String name, double bits, String text) {}

    /** A named fact: key in camel case, value a plain text or number in text. */
    public record Note(String key, String value) {}
}
