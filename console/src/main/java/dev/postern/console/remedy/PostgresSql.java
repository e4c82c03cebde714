// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.remedy;

import dev.postern.console.remedy.Command.Place;
import dev.postern.kernel.IpAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL 10 and later. A name with characters that do not show is written in the form {@code U&"\0007"} (manual, "Lexical
 * Structure", 4.1.2.3).
 */
final class PostgresSql implements Sql {
    private static final int PORT = 5432;
    private static final Command RELOAD = new Command(Place.SQL, "SELECT pg_reload_conf();");

    @Override
    public int port() {
        return PORT;
    }

    @Override
    public List<Command> sessions(String user) {
        return Sql.sql(
                "SELECT pid, client_addr, application_name, backend_start, state, query FROM pg_stat_activity WHERE"
                        + " usename = "
                        + literal(user) + ";");
    }

    @Override
    public List<Command> endSessions(String user) {
        return Sql.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = " + literal(user)
                + " AND pid <> pg_backend_pid();");
    }

    @Override
    public List<Command> lock(String user) {
        return Sql.sql("ALTER ROLE " + name(user) + " NOLOGIN;");
    }

    /** By psql, which sends the password's hash: a statement would put the password into the log. */
    @Override
    public List<Command> changePassword(String user) {
        return Quoting.isPlain(user)
                ? List.of(new Command(Place.PSQL, "\\password " + Quoting.doubled(user, '"')))
                : List.of();
    }

    @Override
    public List<Command> rights(String user) {
        return List.of(
                new Command(
                        Place.SQL,
                        "SELECT rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls FROM pg_roles WHERE"
                                + " rolname = "
                                + literal(user) + ";"),
                new Command(
                        Place.SQL,
                        "SELECT table_schema, table_name, string_agg(privilege_type, ', ') FROM"
                                + " information_schema.role_table_grants WHERE"
                                + " grantee"
                                + " = " + literal(user) + " GROUP BY 1, 2;"));
    }

    /** Higher object ids are of later objects, until they wrap around. */
    @Override
    public List<Command> recentAccounts() {
        return Sql.sql(
                "SELECT oid, rolname, rolsuper, rolcanlogin, rolvaliduntil FROM pg_roles ORDER BY oid DESC LIMIT 20;");
    }

    @Override
    public List<Command> refuse(IpAddress address, @Nullable String user) {
        if (user != null && !isWritableInHba(user)) {
            return List.of();
        }
        String who = user == null ? "all" : Quoting.doubled(user, '"');
        String line = "host all " + who + " " + address + (address.isV4() ? "/32" : "/128") + " reject";
        return List.of(new Command(Place.HBA, line), RELOAD);
    }

    /** A name that begins with a slash is a pattern there, quoted or not (manual, "The pg_hba.conf File", since 16). */
    private static boolean isWritableInHba(String user) {
        return Quoting.isPlain(user) && !user.startsWith("/");
    }

    /** The server cannot; the contributed module delays the answer to wrong passwords. */
    @Override
    public List<Command> slowGuessing(String user) {
        return Sql.sql("SHOW shared_preload_libraries;");
    }

    @Override
    public List<Command> logSettings() {
        return Sql.sql("SELECT name, setting, sourcefile, sourceline FROM pg_settings WHERE name IN ('log_connections',"
                + " 'log_disconnections', 'logging_collector', 'log_destination', 'log_directory',"
                + " 'log_line_prefix');");
    }

    @Override
    public List<Command> safeLog() {
        return List.of(new Command(Place.SQL, "ALTER SYSTEM SET log_destination = 'csvlog';"), RELOAD);
    }

    private static String name(String name) {
        return Quoting.isPlain(name) ? Quoting.doubled(name, '"') : "U&\"" + Quoting.unicodeEscaped(name) + '"';
    }

    /** A backslash means the same in the second form whatever the server's settings. */
    private static String literal(String text) {
        return Quoting.isPlain(text) && text.indexOf('\\') < 0
                ? Quoting.doubled(text, '\'')
                : "U&'" + Quoting.unicodeEscaped(text) + '\'';
    }
}
