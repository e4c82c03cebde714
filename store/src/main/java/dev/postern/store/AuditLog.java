// SPDX-License-Identifier: Apache-2.0
package dev.postern.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who has changed what, of all accounts. What is told stays as it is; only the oldest goes, when there is too much. */
public interface AuditLog {
    /** Entries that are kept. */
    int MOST = 100_000;

    /** What stands before the names of users of the console. */
    String CONSOLE = "console:";

    /** What stands before the names of users of this machine who give commands. */
    String COMMAND = "command:";

    /** Adds an entry behind all others; the oldest beyond {@link #MOST} go. */
    void add(Entry entry);

    /** Entries that fit, latest first. */
    List<Numbered> page(Query query);

    /** All who have done something, in order. */
    List<String> actors();

    /** All that was done, in order. */
    List<String> actions();

    /**
     * A change. Texts may be hostile, and of any length.
     *
     * @param atMicros when, microseconds since 1970
     * @param actor a key's id, or {@link #CONSOLE} or {@link #COMMAND} and a user's name
     * @param action operation of the API, or what was done to users and keys
     * @param account 12 digits; empty when it was of none
     * @param region of the account; empty when it was of none
     * @param subject what was changed
     * @param before what it was; empty when it was not there, or has no such state
     * @param after what it is; empty when it is gone, or has no such state
     */
    record Entry(
            long atMicros,
            String actor,
            String action,
            String account,
            String region,
            String subject,
            String before,
            String after) {}

    /**
     * An entry in its place.
     *
     * @param number from 1, rising
     */
    record Numbered(long number, Entry entry) {}

    /**
     * Which entries to give.
     *
     * @param actor exactly; null: any
     * @param action exactly; null: any
     * @param fromMicros earliest
     * @param toMicros end of the range, exclusive
     * @param before numbers below this one
     * @param limit most to give, 1 to 1,000
     */
    record Query(
            @Nullable String actor, @Nullable String action, long fromMicros, long toMicros, long before, int limit) {}
}
