// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.browser;

import dev.postern.console.account.Links;
import dev.postern.console.account.Role;
import dev.postern.server.up.ServedPostern;
import dev.postern.store.FindingField;
import dev.postern.store.FindingPage;
import dev.postern.store.Scope;
import dev.postern.store.Store;
import dev.postern.store.StoredFinding;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Postern that has read everything: the demo fleet, and, unless for pictures, logs of real servers and of an attacker of pages. */
final class FilledPostern implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private final ServedPostern postern;

    /** @param withTests whether to read what no picture needs */
    FilledPostern(Path folder, boolean withTests) throws IOException, InterruptedException {
        Instant end = Instant.now().truncatedTo(ChronoUnit.DAYS);
        DemoLogs demo = new DemoLogs(end);
        Files.writeString(folder.resolve("warehouse.log"), demo.warehouse());
        Files.writeString(folder.resolve("server_audit.log"), demo.billing());
        Files.writeString(folder.resolve("hostile.log"), HostileLogs.of(end));
        Files.writeString(folder.resolve("tor.txt"), "192.0.2.34\n");
        Files.writeString(
                folder.resolve("threat.csv"),
                "198.51.100.200,known bad host\n192.0.2.160/27,<script>window.hacked=1</script>\n");
        resource("places.mmdb", folder.resolve("places.mmdb"));
        Files.writeString(folder.resolve("postgresql.log"), demo.orders());
        String more = databases(folder, withTests) + """
                decoyUsers: [backup_admin]
                retention: {logins: 3650d, findings: 3650d}
                lists:
                  tor: exits=%1$s/tor.txt
                  threat: scanners=%1$s/threat.csv
                  geo: %1$s/places.mmdb
                """.formatted(folder);
        if (withTests) {
            Files.writeString(folder.resolve("partner.txt"), "9.9.9.9\n149.112.112.112\n");
            more += """
                feeds:
                  custom:
                    - {name: partner, url: "file:%1$s/partner.txt", kind: threat}
                    - {name: gone, url: "file:%1$s/gone.txt", kind: threat}
                """.formatted(folder);
            try (ServedPostern reads = new ServedPostern(folder, more)) {
                awaitRead(reads.uri());
            } // what was learnt is stored at the end, or after half a minute
        }
        postern = new ServedPostern(folder, more);
        awaitRead(postern.uri());
    }

    private static String databases(Path folder, boolean withTests) throws IOException {
        String fleet = database(folder, "warehouse", "warehouse.log") + database(folder, "billing", "server_audit.log");
        if (!withTests) {
            return fleet;
        }
        resource("postgresql-17.csvlog.gz", folder.resolve("pg17.csv"));
        resource("mariadb-10.11.server_audit.gz", folder.resolve("mariadb.log"));
        return fleet
                + database(folder, "hostile", "hostile.log")
                + database(folder, "pg17", "pg17.csv")
                + database(folder, "mariadb", "mariadb.log");
    }

    private static String database(Path folder, String id, String log) {
        return "  - {id: " + id + ", logs: [" + folder.resolve(log) + "], timezone: UTC}\n";
    }

    private static void resource(String name, Path to) throws IOException {
        try (InputStream in = FilledPostern.class.getResourceAsStream(name)) {
            Files.copy(name.endsWith(".gz") ? new GZIPInputStream(in) : in, to);
        }
    }

    /** Until all that is written has been read and judged. */
    private static void awaitRead(URI uri) throws IOException, InterruptedException {
        String before = "";
        while (true) {
            JsonNode status = JsonMapper.shared()
                    .readTree(HTTP.send(
                                    HttpRequest.newBuilder(uri.resolve("/postern/v1/status"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body());
            boolean isRead = status.path("lastSeq").asLong(0) > 0;
            for (JsonNode database : status.path("databases")) {
                isRead &= database.path("caughtUp").asBoolean(false);
            }
            String now = status.path("lastSeq") + " " + status.path("findings");
            if (isRead && now.equals(before)) {
                return;
            }
            before = now;
            Thread.sleep(1_100); // between looks at a condition: the status is a second old
        }
    }

    URI uri() {
        return postern.uri();
    }

    /** A link by which somebody becomes a user, as it is printed. */
    String link(Role role) {
        try (Store store = postern.openBeside()) {
            return uri() + new Links(store.users(), new SecureRandom(), InstantSource.system()).offer(role);
        }
    }

    /** All findings, latest first. */
    List<StoredFinding> findings() {
        try (Store store = postern.openBeside()) {
            return store.findings(Scope.DEFAULT)
                    .page(new FindingPage(List.of(), FindingField.UPDATED, true, null, 1_000));
        }
    }

    /** Takes all findings out of the archive. */
    void unarchiveAll() {
        try (Store store = postern.openBeside()) {
            store.findings(Scope.DEFAULT)
                    .archive(findings().stream().map(each -> each.state().id()).toList(), false);
        }
    }

    @Override
    public void close() {
        postern.close();
    }
}
