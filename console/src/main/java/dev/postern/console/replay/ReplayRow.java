// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.replay;

import dev.postern.api.own.replay.Replay;
import dev.postern.api.own.replay.ReplayRequest;
import dev.postern.console.text.Amount;
import dev.postern.console.text.Moment;
import dev.postern.console.text.Reasons;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A replay as a page shows it. Paths, names, notes and the error are hostile. */
public record ReplayRow(Replay replay, Instant now) {
    private static final String CONSOLE = "console:";
    private static final int PERCENT = 100;

    /** Where its page is. */
    public String address() {
        return ReplayPages.LIST + "/" + replay.id();
    }

    /** How it stands, in words. */
    public String status() {
        return switch (replay.status()) {
            case QUEUED -> "waiting";
            case RUNNING -> "running";
            case SUCCEEDED -> "finished";
            case FAILED -> "failed";
            case CANCELLED -> "cancelled";
            case LOST -> "lost";
        };
    }

    /** Class of the badge that shows it. */
    public String badge() {
        return switch (replay.status()) {
            case SUCCEEDED -> "good";
            case FAILED, LOST -> "bad";
            case QUEUED, RUNNING -> "warn";
            case CANCELLED -> "";
        };
    }

    /** What is replayed, in a few words. */
    public String what() {
        List<ReplayRequest.Log> files = replay.request().files();
        if (files != null) {
            String first = files.get(0).path();
            String name = first.substring(first.lastIndexOf('/') + 1);
            return (name.isEmpty() ? first : name)
                    + (files.size() == 1 ? "" : " and " + Amount.of(files.size() - 1L) + " more");
        }
        return "login log";
    }

    /** Paths of its files; empty when the login log is replayed. */
    public List<String> paths() {
        List<ReplayRequest.Log> files = replay.request().files();
        return files == null
                ? List.of()
                : files.stream().map(ReplayRequest.Log::path).toList();
    }

    /** The zone that was told of times without one, or empty. */
    public String timezone() {
        List<ReplayRequest.Log> files = replay.request().files();
        String zone = files == null ? null : files.get(0).timezone();
        return zone == null ? "" : zone;
    }

    /** Names of its databases; empty when all are meant. */
    public List<String> databases() {
        List<ReplayRequest.Log> files = replay.request().files();
        if (files != null) {
            return files.stream().map(ReplayRequest.Log::database).distinct().toList();
        }
        List<String> names = replay.request().databases();
        return names == null ? List.of() : names;
    }

    /** Its databases in a few words. */
    public String databaseWords() {
        List<String> names = databases();
        return names.isEmpty() ? "all databases" : String.join(", ", names);
    }

    /** The learning time, in words. */
    public String learning() {
        String learning = replay.request().learning();
        return learning == null ? "as configured" : learning;
    }

    /** Who began it: a user of the console, or else a key. */
    public String by() {
        String by = replay.createdBy();
        return by.startsWith(CONSOLE) ? by.substring(CONSOLE.length()) : "key " + by;
    }

    /** How far it is, 0 to 100. */
    public int percent() {
        return (int) (replay.progress() * PERCENT);
    }

    /** When it was asked for. */
    public Moment begun() {
        return Moment.of(replay.createdAt(), now, ZoneOffset.UTC);
    }

    /** Beginning of the time that it tells of: of what was asked, or of the logins; null when there are none. */
    public @Nullable Instant from() {
        Instant first = replay.firstLogin();
        long asked = replay.request().fromMicros();
        return first == null || micros(first) >= asked ? first : time(asked);
    }

    /** End of that time; null when there is none. */
    public @Nullable Instant to() {
        Instant last = replay.lastLogin();
        return from() == null || last == null || last.isBefore(from()) ? null : last;
    }

    /** A time for readers. */
    public @Nullable Moment moment(@Nullable Instant time) {
        return time == null ? null : Moment.of(time, now, ZoneOffset.UTC);
    }

    /** Why it failed, as a sentence; empty when it did not. */
    public String error() {
        String error = replay.error();
        return error == null ? "" : Reasons.of(error);
    }

    private static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
