// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.discovery;

import dev.postern.server.discovery.FoundDatabase.Product;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where a PostgreSQL cluster logs, from its settings (manual, "Error Reporting and Logging"). Of several destinations with the
 * same content the one that tells most is taken: csvlog, then jsonlog, then stderr.
 */
final class PostgresLogs {
    private static final String LOG_FILENAME = "postgresql-%Y-%m-%d_%H%M%S.log";

    /** How logs become readable that lie in a data folder, which is closed to all but the server. */
    static final String OUTSIDE = "let the server log outside of its data, ALTER SYSTEM SET log_directory ="
            + " '/var/log/postgresql'; ALTER SYSTEM SET log_file_mode = '0640'; and let this user join the group postgres";

    private final Machine machine;
    private final PostgresCluster cluster;
    private final PostgresSettings settings;
    private final List<String> logs = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    PostgresLogs(Machine machine, PostgresCluster cluster) {
        this.machine = machine;
        this.cluster = cluster;
        this.settings = new PostgresSettings(machine, notes::add);
    }

    FoundDatabase find() {
        settings.read(cluster.config());
        settings.read(cluster.data() + "/postgresql.auto.conf"); // of ALTER SYSTEM, read last
        if (cluster.server() != null) {
            cluster.server().settings().forEach(settings::set);
        }
        String unless = "";
        if (machine.isClosed(cluster.data())) {
            notes.add("its data folder " + cluster.data()
                    + " is closed to this user, so what ALTER SYSTEM has set is not" + " known here");
            unless = ", unless ALTER SYSTEM has set it";
        }
        List<String> destinations = settings.list("log_destination", "stderr");
        if (settings.isOn("logging_collector")) {
            collected(destinations);
        } else if (destinations.contains("stderr") || !destinations.contains("syslog")) {
            standardError();
        }
        if (destinations.contains("syslog") && logs.isEmpty()) {
            notes.add("it logs to syslog: name the file that its facility "
                    + settings.get("syslog_facility", "LOCAL0").toLowerCase(Locale.ROOT)
                    + " is written to, such as /var/log/syslog, in the configuration");
        }
        if (machine.canRead(cluster.config()) && !settings.isOn("log_connections")) {
            notes.add("log_connections is off, so it does not log successful logins" + unless
                    + ": ALTER SYSTEM SET log_connections = on; SELECT pg_reload_conf();");
        }
        return new FoundDatabase(cluster.id(), Product.POSTGRESQL, logs, notes);
    }

    /** The collector's files: dated names in one folder. */
    private void collected(List<String> destinations) {
        String folder = PostgresSettings.resolve(cluster.data(), settings.get("log_directory", "log"));
        String name = pattern(settings.get("log_filename", LOG_FILENAME));
        if (destinations.contains("csvlog")) {
            name = withType(name, ".csv");
        } else if (destinations.contains("jsonlog")) {
            name = withType(name, ".json");
        } else if (!destinations.contains("stderr")) {
            return;
        }
        if (machine.isClosed(folder)) {
            notes.add(machine.refusal(folder));
        } else if (!machine.isFolder(folder)) {
            notes.add("its log folder " + folder + " is not there, or in a folder that is closed to this user; "
                    + OUTSIDE);
        } else {
            take(folder, name);
        }
    }

    private void take(String folder, String name) {
        List<String> files = machine.matches(folder, name);
        boolean allClosed = !files.isEmpty() && files.stream().noneMatch(machine::canRead);
        if (allClosed) {
            notes.add(machine.refusal(files.get(files.size() - 1))
                    + "; for files to come, set log_file_mode = 0640 in the server");
        } else {
            logs.add(folder + "/" + name);
        }
    }

    /** What the server writes to standard error goes where its start script sends it. */
    private void standardError() {
        String log = cluster.startLog();
        if (log == null && cluster.server() != null) {
            String link = machine.link(cluster.server().folder() + "/fd/2");
            log = link != null && link.startsWith("/") && !link.startsWith("/dev/") ? link : null;
        }
        if (log == null) {
            notes.add("it logs to standard error, which the journal or a console keeps: ALTER SYSTEM SET"
                    + " logging_collector = on; then restart the server, or watch what journalctl -o json writes");
        } else if (machine.isClosed(log)) {
            notes.add(machine.refusal(log));
        } else if (machine.exists(log)) {
            logs.add(log);
        } else {
            notes.add(log + " is not there: the server has not started yet, or its folder is closed to this user");
        }
    }

    /** The file names that escapes of strftime give, as a pattern; characters that are special in patterns match any. */
    private static String pattern(String name) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '%' && i + 1 < name.length() && name.charAt(i + 1) != '%') {
                i++;
                if (pattern.isEmpty() || pattern.charAt(pattern.length() - 1) != '*') {
                    pattern.append('*');
                }
            } else {
                i += c == '%' ? 1 : 0;
                pattern.append("*?[]{}\\".indexOf(c) >= 0 ? '?' : c);
            }
        }
        return pattern.toString();
    }

    /** As the server does: {@code .log} is replaced, else the type is added. */
    private static String withType(String name, String type) {
        return (name.endsWith(".log") ? name.substring(0, name.length() - 4) : name) + type;
    }
}
