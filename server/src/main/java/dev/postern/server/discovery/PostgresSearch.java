// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.discovery;

import dev.postern.server.discovery.FoundDatabase.Product;
import dev.postern.server.source.InstanceName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds PostgreSQL's clusters: those that Debian manages, data folders in the usual places, and running servers. */
final class PostgresSearch {
    private static final Set<String> PROGRAMS = Set.of("postgres", "postmaster");
    private static final String DEBIAN = "/etc/postgresql";
    private static final String PID_FILE = "/postmaster.pid";

    private final Machine machine;
    private final List<Running> running;
    /** By data folder. */
    private final Map<String, PostgresCluster> clusters = new LinkedHashMap<>();

    PostgresSearch(Machine machine, List<Running> running) {
        this.machine = machine;
        this.running = running;
    }

    List<FoundDatabase> find() {
        List<FoundDatabase> found = new ArrayList<>();
        debian();
        for (String home : List.of("/var/lib/pgsql", "/var/lib/postgresql")) { // Red Hat and SUSE; Alpine and images
            if (machine.isClosed(home)) {
                found.add(unknown(
                        "postgresql",
                        home + " is closed to this user; " + PostgresLogs.OUTSIDE + ", then name the log in the"
                                + " configuration"));
            }
            usual(home);
        }
        for (Running process : running) {
            if (PROGRAMS.contains(process.program())) {
                String data = dataOf(process);
                if (data != null && !machine.exists(data)) {
                    found.add(unknown(
                            idOf(data),
                            "a server runs on " + data + ", which is not to be seen here: in a"
                                    + " container, or in a folder closed to this user. Watch the file that the container's log"
                                    + " is kept in, such as /var/lib/docker/containers/ID/ID-json.log"));
                } else if (data != null) {
                    clusters.putIfAbsent(data, PostgresCluster.at(idOf(data), data));
                    clusters.computeIfPresent(data, (d, cluster) -> cluster.runningAs(process));
                }
            }
        }
        clusters.values().forEach(cluster -> found.add(new PostgresLogs(machine, cluster).find()));
        return found;
    }

    /** Clusters of postgresql-common: {@code /etc/postgresql/VERSION/NAME}. */
    private void debian() {
        for (String version : machine.names(DEBIAN)) {
            for (String name : machine.names(DEBIAN + "/" + version)) {
                String config = DEBIAN + "/" + version + "/" + name + "/postgresql.conf";
                if (machine.exists(config)) {
                    PostgresSettings settings = new PostgresSettings(machine, note -> {});
                    settings.read(config);
                    String data = settings.get("data_directory", "/var/lib/postgresql/" + version + "/" + name);
                    String id = InstanceName.clean("postgresql-" + version + "-" + name);
                    String log = "/var/log/postgresql/postgresql-" + version + "-" + name + ".log";
                    clusters.put(data, new PostgresCluster(id, data, config, log, null));
                }
            }
        }
    }

    private void usual(String home) {
        addIfCluster(home + "/data");
        for (String name : machine.names(home)) {
            addIfCluster(home + "/" + name + "/data");
            for (String cluster : machine.names(home + "/" + name)) {
                addIfCluster(home + "/" + name + "/" + cluster);
            }
        }
    }

    private void addIfCluster(String data) {
        if (machine.exists(data + "/PG_VERSION") || (machine.isFolder(data) && machine.isClosed(data))) {
            clusters.putIfAbsent(data, PostgresCluster.at(idOf(data), data));
        }
    }

    /** From its arguments; else its working folder, which is the data folder; {@code postmaster.pid} there says so too. */
    private @Nullable String dataOf(Running process) {
        String given = process.letter('D');
        String folder = given != null && given.startsWith("/") ? given : machine.link(process.folder() + "/cwd");
        if (folder == null) {
            return null;
        }
        String lock = machine.text(folder + PID_FILE);
        List<String> lines = lock == null ? List.of() : lock.lines().limit(2).toList();
        String data = lines.size() == 2 && lines.get(1).startsWith("/") ? lines.get(1) : folder;
        return data.length() > 1 && data.endsWith("/") ? data.substring(0, data.length() - 1) : data;
    }

    /** {@code postgresql} and what tells this data folder from others: {@code /var/lib/pgsql/16/data} is version 16's. */
    private static String idOf(String data) {
        StringBuilder id = new StringBuilder("postgresql");
        for (String part : data.split("/", -1)) {
            if (!Set.of("", "var", "lib", "srv", "pgsql", "postgresql", "postgres", "data")
                    .contains(part)) {
                id.append('-').append(part);
            }
        }
        return InstanceName.clean(id.toString());
    }

    private static FoundDatabase unknown(String id, String note) {
        return new FoundDatabase(id, Product.POSTGRESQL, List.of(), List.of(note));
    }
}
