// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.sql;

import dev.postern.kernel.IpAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Copies the log files that a PostgreSQL server's logging collector writes. */
final class PostgresTail implements Tail {
    private static final List<String> SETTINGS =
            List.of("SET statement_timeout = '30s'", "SET default_transaction_read_only = on", "SET jit = off");
    /** {@code jit} came with it. */
    private static final int WITH_JIT = 110_000;

    private final Mirror mirror;
    private final Replication replication;
    private final OwnSessions own;
    private int version;

    PostgresTail(Mirror mirror, Replication replication, OwnSessions own) {
        this.mirror = mirror;
        this.replication = replication;
        this.own = own;
    }

    @Override
    public String meet(Connection connection) throws SQLException, IOException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT CAST(current_setting('server_version_num') AS int),"
                        + " current_setting('server_version'), host(inet_client_addr()), inet_client_port(),"
                        + " (SELECT CAST(extract(epoch FROM backend_start) * 1000000 AS bigint)"
                        + " FROM pg_stat_activity WHERE pid = pg_backend_pid())")) {
            row.next();
            version = row.getInt(1);
            String address = row.getString(3);
            IpAddress seen = address == null ? null : IpAddress.parse(address);
            if (seen != null) {
                own.add(new OwnSession(seen, row.getInt(4), row.getLong(5)));
            }
            String text = row.getString(2);
            set(connection, version);
            return text == null ? "" : text;
        }
    }

    /** Looks whether the log can be read; of its newest file one byte is. Returns what was found, in words. */
    static String tryOut(Connection connection) throws SQLException, IOException {
        int version;
        String name;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT CAST(current_setting('server_version_num') AS int),"
                        + " current_setting('server_version')")) {
            row.next();
            version = row.getInt(1);
            name = "PostgreSQL " + row.getString(2);
        }
        set(connection, version);
        try {
            Written written = written(connection);
            PostgresForm form = written.first();
            PostgresLogs logs = new PostgresLogs(connection, written.folder(), form);
            List<RemoteFile> files = logs.list();
            if (files.isEmpty()) {
                return name + ", has no file of " + form.setting() + " yet";
            }
            logs.read(files.get(0).name(), 0, 1);
            return name + ", shows " + (files.size() == 1 ? "1 file" : files.size() + " files") + " of "
                    + form.setting();
        } catch (SQLException e) {
            if (PostgresGrants.isDenied(e)) {
                throw PostgresGrants.explained(connection, version, e);
            }
            throw e;
        }
    }

    private static void set(Connection connection, int version) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String setting : version < WITH_JIT ? SETTINGS.subList(0, 2) : SETTINGS) {
                statement.execute(setting);
            }
        }
    }

    @Override
    public boolean fetch(Connection connection) throws SQLException, IOException {
        try {
            return fetch(connection, written(connection));
        } catch (SQLException e) {
            if (PostgresGrants.isDenied(e)) {
                throw PostgresGrants.explained(connection, version, e);
            }
            throw e;
        }
    }

    /**
     * Where the server writes its log.
     *
     * @param forms in which it does
     */
    private record Written(String folder, Set<PostgresForm> forms) {
        /** The form that is read if none has been begun. */
        PostgresForm first() throws SourceException {
            return forms.stream()
                    .findFirst()
                    .orElseThrow(
                            () -> new SourceException(
                                    "the server writes no log files that it could show (logging_collector is off, or log_destination is"
                                            + " syslog alone): set logging_collector = on, log_destination = 'csvlog' and restart it"));
        }
    }

    /** The settings say it; {@code pg_current_logfile} would need another grant before version 16. */
    private static Written written(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('log_directory'),"
                        + " current_setting('log_destination'), current_setting('logging_collector')")) {
            row.next();
            Set<PostgresForm> forms = EnumSet.noneOf(PostgresForm.class);
            if ("on".equals(row.getString(3))) {
                for (String destination : String.valueOf(row.getString(2)).split(",", -1)) {
                    PostgresForm.named(destination.strip().toLowerCase(Locale.ROOT))
                            .ifPresent(forms::add);
                }
            }
            return new Written(String.valueOf(row.getString(1)), forms);
        }
    }

    private boolean fetch(Connection connection, Written written) throws SQLException, IOException {
        PostgresForm form = begun();
        if (form == null) {
            form = written.first();
        }
        byte[] note = form.setting().getBytes(StandardCharsets.US_ASCII);
        boolean more = replication.fetch(new PostgresLogs(connection, written.folder(), form), note);
        if (!more && !written.forms().contains(form)) {
            throw new SourceException(
                    "the server does not write " + form.setting() + " any more, which is what is being"
                            + " read; put it back into log_destination, or end Postern, remove the folder of the copies"
                            + " and start it again");
        }
        return more;
    }

    private @Nullable PostgresForm begun() throws IOException {
        if (!mirror.isBegun()) {
            return null;
        }
        String note = new String(mirror.begun(), StandardCharsets.US_ASCII);
        return PostgresForm.named(note)
                .orElseThrow(
                        () -> new SourceException("the folder of the copies is of another kind of server: " + note));
    }

    @Override
    public String clock() {
        return "CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS bigint)";
    }

    @Override
    public void tidy() throws IOException {
        replication.tidy();
    }

    @Override
    public List<String> takeNotes() {
        return List.of();
    }
}
