// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.status;

import dev.postern.server.output.SafeText;
import dev.postern.server.output.Terminal;
import dev.postern.server.output.Times;
import dev.postern.server.status.Status.Database;
import dev.postern.server.status.Status.FindingCounts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** A status for people. Names and words in it may come from an attacker; they are made safe here. */
final class StatusTable {
    private static final int NAME_COLUMNS = 30;
    private static final int ENGINE_COLUMNS = 10;
    private static final int DATE = "2026-01-01".length();
    private static final String ROW =
            "  %-" + NAME_COLUMNS + "s  %-" + ENGINE_COLUMNS + "s  %-14s  %9s  %-19s  %-12s  %s\n";

    private final Terminal terminal;
    private final StringBuilder out = new StringBuilder();

    StatusTable(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The whole view, with a line feed at its end. */
    String of(Status status) {
        head(status);
        databases(status);
        feeds(status);
        findings(status);
        deliveries(status);
        list("Needs attention", Troubles.of(status));
        list(
                "Lately",
                status.problems().stream()
                        .map(problem -> time(problem.time()) + "  " + problem.text())
                        .toList());
        return out.toString();
    }

    private void head(Status status) {
        Duration up = Duration.between(status.since(), status.now());
        title("Postern " + SafeText.of(status.version()));
        line("running since " + time(status.since()) + " UTC (" + duration(up) + ")");
        line("store: " + SafeText.of(status.store()) + ", " + bytes(status.storeBytes()) + ", "
                + count(status.lastSeq(), "login") + " logged so far");
    }

    private void databases(Status status) {
        List<Database> databases = status.databases();
        title("Databases");
        if (databases.isEmpty()) {
            line("none is watched");
            return;
        }
        out.append(String.format(
                Locale.ROOT,
                ROW,
                "name",
                "engine",
                "state",
                "behind",
                "log's clock (UTC)",
                "learns until",
                "unreadable lines"));
        for (Database database : databases) {
            out.append(String.format(
                    Locale.ROOT,
                    ROW,
                    SafeText.of(database.id(), NAME_COLUMNS),
                    database.engine() == null ? "-" : SafeText.of(database.engine(), ENGINE_COLUMNS),
                    DatabaseState.of(database).words(),
                    database.behindBytes() == 0 ? "-" : bytes(database.behindBytes()),
                    database.logTime() == null ? "-" : time(database.logTime()),
                    learning(database, status.now()),
                    database.unreadableLines() == 0 ? "-" : database.unreadableLines()));
        }
    }

    private static String learning(Database database, Instant now) {
        Instant learntAt = database.learntAt();
        if (learntAt == null) {
            return "-";
        }
        return learntAt.isAfter(now) ? time(learntAt).substring(0, DATE) : "ready";
    }

    private void feeds(Status status) {
        if (status.feeds().isEmpty()) {
            return;
        }
        title("Feeds");
        long well = status.feeds().stream()
                .filter(feed -> feed.trouble() == null && feed.checkedAt() != null)
                .count();
        line(well + " of " + count(status.feeds().size(), "feed") + " fresh (postern intel status)");
    }

    private void findings(Status status) {
        FindingCounts counts = status.findings();
        title("Findings");
        line("not archived: " + counts.critical() + " critical, " + counts.high() + " high, " + counts.medium()
                + " medium, " + counts.low() + " low");
        Status.LastFinding last = status.lastFinding();
        line(last == null ? "none so far" : "last: " + time(last.time()) + " UTC  " + SafeText.of(last.title()));
    }

    private void deliveries(Status status) {
        if (status.sinks().isEmpty()) {
            return;
        }
        title("Deliveries");
        status.sinks()
                .forEach((name, sink) -> line(SafeText.of(name) + ": " + sink.waiting() + " waiting, " + sink.dead()
                        + (sink.dead() == 0
                                ? " given up"
                                : " given up: see what is wrong there, then try them again")));
    }

    private void list(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            title(title);
            for (String each : lines) {
                SafeText.wrap(SafeText.of(each), terminal.columns() - 4).forEach(this::line);
            }
        }
    }

    private void title(String safe) {
        out.append(out.isEmpty() ? "" : "\n").append(terminal.style("1", safe)).append('\n');
    }

    private void line(String safe) {
        out.append("  ").append(safe).append('\n');
    }

    private static String time(Instant time) {
        return Times.brief(ChronoUnit.MICROS.between(Instant.EPOCH, time));
    }

    /** The two largest units. */
    static String duration(Duration time) {
        if (time.toDays() > 0) {
            return time.toDays() + " d " + time.toHoursPart() + " h";
        }
        if (time.toHours() > 0) {
            return time.toHours() + " h " + time.toMinutesPart() + " min";
        }
        return time.toMinutes() > 0
                ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                : time.toSeconds() + " s";
    }

    /** A size with its unit, powers of 1000. */
    static String bytes(long bytes) {
        String[] units = {"kB", "MB", "GB", "TB", "PB", "EB"};
        if (bytes < 1_000) {
            return bytes + " B";
        }
        double value = bytes / 1_000.0;
        int unit = 0;
        while (value >= 999.95 && unit < units.length - 1) {
            value /= 1_000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, units[unit]);
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
