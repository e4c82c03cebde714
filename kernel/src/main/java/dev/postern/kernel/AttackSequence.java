// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an attack in several stages consists of.
 *
 * @param stages what it has come to, in the order of {@link Stage}
 * @param signals the findings that show it, earliest first, at most 32
 */
public record AttackSequence(List<Stage> stages, List<Signal> signals) {

    /** The steps of an attack on a database, as far as logins show them. */
    public enum Stage {
        /** Connections without a login. */
        PROBE("probe", "looked for databases"),
        /** Failed logins, or the use of a decoy. */
        GUESSING("guessing", "tried accounts"),
        /** A login that does not belong to its account's owner. */
        ENTRY("entry", "got in"),
        /** On to other databases, or in from another place. */
        MOVEMENT("movement", "moved on"),
        /** An account that is new. */
        NEW_ACCOUNT("new-account", "used a new account"),
        /** Forged log lines. */
        EVASION("evasion", "forged log lines");

        private final String id;
        private final String words;

        Stage(String id, String words) {
            this.id = id;
            this.words = words;
        }

        /** The stage in one fixed word. */
        public String id() {
            return id;
        }

        /** What an attacker has done, for people: follows "somebody has". */
        public String words() {
            return words;
        }
    }

    /**
     * A finding that is part of it, as it stood when the sequence was told.
     *
     * @param id of the finding
     * @param severity of the finding
     * @param instance the finding's database instance
     * @param title the finding's; hostile
     * @param stages what it shows, one or two
     * @param user the account, or null where it varied or is not known; hostile
     * @param application the client's name of itself, or null; hostile
     * @param address where it came from; null where that varied or is not known
     * @param location what is known of the address
     * @param firstSeen time of the first attempt, microseconds since the epoch
     * @param lastSeen time of the last attempt
     * @param createdAt event time at which the finding was raised
     * @param updatedAt event time of its latest change
     * @param count how often its signal occurred
     */
    public record Signal(
            String id,
            FindingType type,
            Severity severity,
            String instance,
            String title,
            List<Stage> stages,
            @Nullable String user,
            @Nullable String application,
            @Nullable IpAddress address,
            Location location,
            long firstSeen,
            long lastSeen,
            long createdAt,
            long updatedAt,
            int count) {}
}
