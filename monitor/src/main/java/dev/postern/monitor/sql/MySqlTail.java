// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.sql;

import dev.postern.monitor.follow.StartAt;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Copies what MySQL keeps of its error log in memory: the table {@code performance_schema.error_log} of 8.0.22 and later (MySQL
 * manual, 29.12.22.2), a ring of 5 MB. A row becomes the line that the server writes to its file, on one line whatever it holds.
 */
final class MySqlTail implements Tail {
    private static final List<String> SETTINGS = List.of(
            "SET SESSION time_zone = '+00:00'",
            "SET SESSION max_execution_time = 30000",
            "SET SESSION TRANSACTION READ ONLY");
    private static final String TIME = "DATE_FORMAT(LOGGED, '%Y-%m-%dT%H:%i:%s.%fZ')";
    /** More than the ring holds. */
    private static final int MOST_ROWS = 200_000;
    /** More than the server writes of what a client sends. */
    private static final int LONGEST = 8_192;
    /** At this verbosity failed logins are logged. */
    private static final int NOTES = 3;

    private static final int NO_SUCH_TABLE = 1146;
    private static final int DENIED = 1142;

    private final ErrorLines lines;
    private final StartAt startAt;
    private final List<String> notes = new ArrayList<>();

    MySqlTail(ErrorLines lines, StartAt startAt) {
        this.lines = lines;
        this.startAt = startAt;
    }

    @Override
    public String meet(Connection connection) throws SQLException, IOException {
        return meet(connection, notes);
    }

    /** Looks whether the log can be read. Returns what was found, in words. */
    static String tryOut(Connection connection) throws SQLException, IOException {
        List<String> notes = new ArrayList<>();
        String version = meet(connection, notes);
        try {
            notes.add(0, latest(connection, "MAX") == null ? "its error log is empty" : "shows its error log");
        } catch (SQLException e) {
            throw explained(connection, e);
        }
        return "MySQL " + version + ", " + String.join("; ", notes);
    }

    private static String meet(Connection connection, List<String> notes) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            String version;
            try (ResultSet row = statement.executeQuery("SELECT VERSION(), @@GLOBAL.log_error_verbosity")) {
                row.next();
                version = String.valueOf(row.getString(1));
                if (row.getInt(2) < NOTES) {
                    notes.add("log_error_verbosity is " + row.getInt(2)
                            + ", which hides failed logins; run: SET PERSIST" + " log_error_verbosity = 3");
                }
            } catch (SQLException e) {
                try (ResultSet row = statement.executeQuery("SELECT VERSION()")) {
                    row.next();
                    throw refusal(String.valueOf(row.getString(1)), e);
                }
            }
            for (String setting : SETTINGS) {
                statement.execute(setting);
            }
            return version;
        }
    }

    private static SourceException refusal(String version, Throwable cause) {
        if (version.toLowerCase(Locale.ROOT).contains("mariadb")) {
            return new SourceException(
                    "the server is MariaDB (" + version
                            + "), which cannot show its logs over SQL; watch the file of its"
                            + " server_audit plugin, or have it sent by syslog",
                    cause);
        }
        return new SourceException(
                "the server (" + version
                        + ") has no table performance_schema.error_log, which MySQL has since 8.0.22 while"
                        + " performance_schema is on",
                cause);
    }

    @Override
    public boolean fetch(Connection connection) throws SQLException, IOException {
        try {
            if (!lines.isBegun()) {
                lines.begin(startAt == StartAt.END ? latest(connection, "MAX") : null);
            }
            String since = lines.since();
            if (since != null) {
                tellOfGap(connection);
            }
            lines.write(rows(connection, since));
            return false;
        } catch (SQLException e) {
            throw explained(connection, e);
        }
    }

    /** The failure as it is, unless what to do about it is known. */
    private static SQLException explained(Connection connection, SQLException e) throws SQLException, SourceException {
        if (e.getErrorCode() == NO_SUCH_TABLE) {
            throw refusal(connection.getMetaData().getDatabaseProductVersion(), e);
        }
        if (e.getErrorCode() == DENIED) {
            throw new SourceException(
                    "permission denied; run as an administrator: GRANT SELECT ON performance_schema.error_log TO "
                            + user(connection),
                    e);
        }
        return e;
    }

    private static String user(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT CURRENT_USER()")) {
            row.next();
            String user = String.valueOf(row.getString(1));
            int at = user.lastIndexOf('@');
            return "'" + user.substring(0, at) + "'@'" + user.substring(at + 1) + "'";
        }
    }

    private static @Nullable String latest(Connection connection, String which) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT DATE_FORMAT(" + which
                        + "(LOGGED), '%Y-%m-%dT%H:%i:%s.%fZ') FROM performance_schema.error_log")) {
            row.next();
            return row.getString(1);
        }
    }

    /** The ring has lost rows when its oldest one is later than the last one copied. */
    private void tellOfGap(Connection connection) throws SQLException {
        String oldest = latest(connection, "MIN");
        String last = lines.last();
        if (oldest != null && last != null && oldest.compareTo(last) > 0 && lines.isNewGap(oldest)) {
            notes.add("what the server logged between " + last + " and " + oldest
                    + " may be lost: it keeps 5 MB of its error log for reading, and wrote more, or was restarted");
        }
    }

    private static List<String> rows(Connection connection, @Nullable String since) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT " + TIME
                + ", THREAD_ID, PRIO, ERROR_CODE, SUBSYSTEM, LEFT(DATA, " + LONGEST
                + ") FROM performance_schema.error_log WHERE LOGGED >= ? ORDER BY LOGGED LIMIT " + MOST_ROWS)) {
            statement.setString(
                    1,
                    since == null
                            ? "1970-01-02 00:00:00"
                            : since.replace('T', ' ').replace("Z", ""));
            statement.setFetchSize(1_000);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next() && rows.size() < MOST_ROWS) {
                    rows.add(ErrorLines.line(
                            row.getString(1),
                            row.getLong(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6)));
                }
            }
        }
        return rows;
    }

    @Override
    public String clock() {
        return "CAST(UNIX_TIMESTAMP(SYSDATE(6)) * 1000000 AS SIGNED)";
    }

    @Override
    public void tidy() throws IOException {
        lines.tidy();
    }

    @Override
    public List<String> takeNotes() {
        List<String> taken = List.copyOf(notes);
        notes.clear();
        return taken;
    }
}
