// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.discovery;

import dev.postern.server.discovery.FoundDatabase.Product;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a MySQL or MariaDB server logs: audit plugin, error log, general log. */
final class MySqlLogs {
    /** Error logs of distributions, for a server whose options do not name one. */
    private static final List<String> USUAL_ERROR_LOGS = List.of(
            "/var/log/mysql/error.log", // Debian
            "/var/log/mysqld.log", // MySQL on Red Hat
            "/var/log/mariadb/mariadb.log", // Red Hat
            "/var/log/mysql/mysqld.log"); // SUSE

    private static final String ERROR_TYPE = ".err";

    private final Machine machine;
    private final MySqlServer server;
    private final MySqlOptions options;
    private final List<String> logs = new ArrayList<>();
    private final List<String> notes;

    /** @param notes that there are already */
    MySqlLogs(Machine machine, MySqlServer server, List<String> notes) {
        this.machine = machine;
        this.server = server;
        this.options = server.options();
        this.notes = notes;
    }

    FoundDatabase find() {
        if (machine.isClosed(server.data())) {
            notes.add("its data folder " + server.data()
                    + " is closed to this user, with any log in it: let the server log to"
                    + " /var/log/mysql (log_error, server_audit_file_path), which its data does not lie in");
        }
        boolean audited = audit("server_audit_file_path", "server_audit.log");
        if ("syslog".equals(options.get("server_audit_output_type"))) {
            notes.add("its audit goes to syslog: name the file that is written to, such as /var/log/syslog, in the"
                    + " configuration");
            audited = true;
        }
        audited |= server.product() == Product.MYSQL && audit("audit_log_file", "audit.log");
        errorLog();
        boolean general = options.isOn("general_log");
        if (general) {
            general =
                    take(server.resolve(Objects.requireNonNullElse(options.get("general_log_file"), host() + ".log")));
        }
        if (!audited) {
            advise(general);
        }
        return new FoundDatabase(server.id(), server.product(), logs, notes);
    }

    /** The file of an audit plugin, which may be given as the folder that it is in. */
    private boolean audit(String option, String usual) {
        String path = server.resolve(Objects.requireNonNullElse(options.get(option), usual));
        return take(machine.isFolder(path) ? path + "/" + usual : path);
    }

    private void errorLog() {
        String found = errorFile();
        if (found == null || !take(found)) {
            notes.add("its error log "
                    + (found == null
                            ? "goes to standard error, which the journal or a console keeps"
                            : found + " is not to be seen")
                    + ": set log_error = /var/log/mysql/error.log and restart the"
                    + " server, or watch what journalctl -o json writes");
        }
    }

    private @Nullable String errorFile() {
        String named = options.get("log_error");
        if (named != null && !named.isEmpty() && !named.equals("stderr")) {
            String name = named.substring(named.lastIndexOf('/') + 1);
            return server.resolve(name.indexOf('.') < 0 ? named + ERROR_TYPE : named); // the server adds it as well
        }
        String link =
                server.process() == null ? null : machine.link(server.process().folder() + "/fd/2");
        if (link != null && link.startsWith("/") && !link.startsWith("/dev/")) {
            return link;
        }
        List<String> own = machine.matches(server.data(), "*" + ERROR_TYPE);
        if (!own.isEmpty()) {
            String ofHost = server.data() + "/" + host() + ERROR_TYPE;
            return own.contains(ofHost) ? ofHost : own.get(0);
        }
        return USUAL_ERROR_LOGS.stream().filter(machine::exists).findFirst().orElse(null);
    }

    /** Takes a log, or tells that it may not be read; false when it is not there. */
    private boolean take(String path) {
        if (machine.isClosed(path)) {
            notes.add(machine.refusal(path));
        } else if (machine.exists(path)) {
            logs.add(path);
        }
        return machine.exists(path);
    }

    /** What the logs do not tell when there is no audit. */
    private void advise(boolean general) {
        if (server.product() == Product.MARIADB) {
            notes.add("it has no audit log, so successful logins are " + (general ? "not sure" : "not logged")
                    + ": INSTALL SONAME 'server_audit'; SET GLOBAL server_audit_events = 'CONNECT';"
                    + " SET GLOBAL server_audit_logging = ON;");
            return;
        }
        if (!"3".equals(options.get("log_error_verbosity"))) {
            notes.add("it does not log failed logins unless they were set to be since it was configured:"
                    + " SET PERSIST log_error_verbosity = 3;");
        }
        if (!general) {
            notes.add(
                    "it does not log successful logins: use an audit plugin, or SET PERSIST general_log = ON; which logs"
                            + " every statement too");
        }
    }

    private String host() {
        String name = machine.text("/etc/hostname");
        return name == null || name.isBlank() ? "localhost" : name.strip();
    }
}
