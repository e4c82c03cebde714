// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.status;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a running Postern is doing, as {@code /postern/v1/status} tells it in JSON with these names. Text that came from logs or
 * from other programs is hostile.
 *
 * @param version of the program
 * @param since when it was started
 * @param now when this was gathered
 * @param notReady why it is not ready, in words; empty when it is
 * @param store what the store is, for people
 * @param storeBytes what it takes on disk
 * @param lastSeq place of the last input in the login log, 0 when there is none
 * @param databases the watched databases
 * @param feeds the enabled feeds
 * @param findings numbers of findings
 * @param lastFinding the one updated last, or null when there is none
 * @param sinks deliveries by name of the sink
 * @param problems what went wrong lately, oldest first
 */
public record Status(
        String version,
        Instant since,
        Instant now,
        List<String> notReady,
        String store,
        long storeBytes,
        long lastSeq,
        List<Database> databases,
        List<Feed> feeds,
        FindingCounts findings,
        @Nullable LastFinding lastFinding,
        Map<String, Sink> sinks,
        List<Problem> problems) {

    /** Refuses what lacks a part: it may have come from another program. */
    public Status {
        Objects.requireNonNull(version);
        Objects.requireNonNull(since);
        Objects.requireNonNull(now);
        notReady = List.copyOf(notReady);
        Objects.requireNonNull(store);
        databases = List.copyOf(databases);
        feeds = List.copyOf(feeds);
        Objects.requireNonNull(findings);
        sinks = Collections.unmodifiableSortedMap(new TreeMap<>(sinks));
        problems = List.copyOf(problems);
    }

    /**
     * A watched database.
     *
     * @param id its identifier
     * @param engine the family of its engine ({@code postgresql}, {@code mysql}) once a log was understood, or null
     * @param reading whether a log of it is being read
     * @param caughtUp whether all that is written has been read
     * @param behindBytes what is written and not yet read
     * @param logTime what the clock of its log shows, or null before its first line
     * @param learntAt when what is normal here has been or will be learnt, unless more unusual logins come until then; null
     *     before its first login
     * @param clockAheadSeconds how far the clock of its log is ahead of this machine's, negative when behind; null while that is
     *     not known
     * @param clockTrouble what is to be done about its clock, or null
     * @param faults what keeps its logs from being read
     * @param unreadableLines lines that could not be understood
     */
    public record Database(
            String id,
            @Nullable String engine,
            boolean reading,
            boolean caughtUp,
            long behindBytes,
            @Nullable Instant logTime,
            @Nullable Instant learntAt,
            @Nullable Double clockAheadSeconds,
            @Nullable String clockTrouble,
            List<String> faults,
            long unreadableLines) {

        /** Refuses what lacks a part. */
        public Database {
            Objects.requireNonNull(id);
            faults = List.copyOf(faults);
        }
    }

    /**
     * An enabled feed.
     *
     * @param id its name
     * @param entries of its last good copy; -1 when they are not counted (MMDB)
     * @param checkedAt when its server last said what is current, or null when it never did
     * @param failures in a row since then
     * @param trouble what somebody should know of it, or null
     */
    public record Feed(
            String id,
            long entries,
            @Nullable Instant checkedAt,
            int failures,
            @Nullable String trouble) {

        /** Refuses what lacks a part. */
        public Feed {
            Objects.requireNonNull(id);
        }
    }

    /** Numbers of findings that are not archived, by severity. */
    public record FindingCounts(long critical, long high, long medium, long low) {}

    /** The finding that was updated last. */
    public record LastFinding(String id, Instant time, String title) {

        /** Refuses what lacks a part. */
        public LastFinding {
            Objects.requireNonNull(id);
            Objects.requireNonNull(time);
            Objects.requireNonNull(title);
        }
    }

    /**
     * Deliveries to a sink.
     *
     * @param waiting those that are still to be made
     * @param dead those given up
     */
    public record Sink(long waiting, long dead) {}

    /** Something that went wrong, in words. */
    public record Problem(Instant time, String text) {

        /** Refuses what lacks a part. */
        public Problem {
            Objects.requireNonNull(time);
            Objects.requireNonNull(text);
        }
    }
}
