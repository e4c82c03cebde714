// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.discovery;

import dev.postern.server.discovery.FoundDatabase.Product;
import dev.postern.server.source.InstanceName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds MySQL and MariaDB servers: running ones, and the one that the machine's option files are for. */
final class MySqlSearch {
    private static final Set<String> PROGRAMS = Set.of("mysqld", "mariadbd");
    private static final String USUAL_DATA = "/var/lib/mysql";
    /** What is there only when the machine's server is MariaDB. */
    private static final List<String> MARIADB = List.of(
            "/usr/sbin/mariadbd",
            "/usr/bin/mariadbd",
            "/usr/libexec/mariadbd",
            "/etc/mysql/mariadb.conf.d",
            "/etc/my.cnf.d/mariadb-server.cnf");

    private final Machine machine;
    private final List<Running> running;

    MySqlSearch(Machine machine, List<Running> running) {
        this.machine = machine;
        this.running = running;
    }

    List<FoundDatabase> find() {
        Map<String, FoundDatabase> byData = new LinkedHashMap<>();
        for (Running process : running) {
            if (PROGRAMS.contains(process.program())) {
                add(byData, process);
            }
        }
        add(byData, null);
        return List.copyOf(byData.values());
    }

    private void add(Map<String, FoundDatabase> byData, @Nullable Running process) {
        List<String> notes = new ArrayList<>();
        MySqlOptions options = new MySqlOptions(machine, notes::add);
        Map<String, String> arguments = process == null ? Map.of() : process.settings();
        String only = arguments.get("defaults_file");
        (only == null ? MySqlOptions.USUAL : List.of(only)).forEach(options::read);
        arguments.forEach(options::set);
        String data = Objects.requireNonNullElse(options.get("datadir"), USUAL_DATA);
        data = data.length() > 1 && data.endsWith("/") ? data.substring(0, data.length() - 1) : data;
        if (byData.containsKey(data)) {
            return;
        }
        Product product = product(data, process);
        String id = idOf(product, data);
        if (machine.isFolder(data)) {
            MySqlServer server = new MySqlServer(id, product, data, options, process);
            byData.put(data, new MySqlLogs(machine, server, notes).find());
        } else if (process != null) {
            byData.put(
                    data,
                    new FoundDatabase(
                            id,
                            product,
                            List.of(),
                            List.of(
                                    "a server runs on " + data
                                            + ", which is not to be seen here: in a container, or in a folder closed to this user. Watch the file"
                                            + " that the container's log is kept in, such as /var/lib/docker/containers/ID/ID-json.log")));
        }
    }

    private Product product(String data, @Nullable Running process) {
        boolean named = process != null && process.program().equals("mariadbd");
        boolean aria = machine.exists(data + "/aria_log_control"); // every MariaDB has it, no MySQL
        if (named || aria || (process == null && MARIADB.stream().anyMatch(machine::exists))) {
            return Product.MARIADB;
        }
        return Product.MYSQL;
    }

    /** {@code mariadb}, or for a data folder of its own {@code mariadb-orders}. */
    private static String idOf(Product product, String data) {
        StringBuilder id = new StringBuilder(product == Product.MARIADB ? "mariadb" : "mysql");
        for (String part : data.split("/", -1)) {
            if (!Set.of("", "var", "lib", "srv", "mysql", "mariadb", "data").contains(part)) {
                id.append('-').append(part);
            }
        }
        return InstanceName.clean(id.toString());
    }
}
