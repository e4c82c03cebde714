// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.server.OidcProvider;
import dev.postern.server.scan.Cli;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code postern config check --connect} with servers of this machine, and without. */
class ConfigConnectTest {
    private static final String LINE =
            "2026-11-22 10:00:00.000 UTC [9] LOG:  connection received: host=192.0.2.1 port=5\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void writeLog() throws IOException {
        Files.writeString(folder.resolve("pg.log"), LINE);
    }

    private Cli check(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("postern.yaml"), "data: data\n" + yaml);
        return Cli.run("config", "check", "--connect", file.toString());
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    /** A port at which nobody listens. */
    private static int closed() throws IOException {
        try (ServerSocket socket = listen()) {
            return socket.getLocalPort();
        }
    }

    private static String line(Cli checked, String name) {
        List<String> lines = checked.out()
                .lines()
                .filter(line -> line.length() > 8 && line.startsWith(name + ":", 8))
                .toList();
        assertThat(lines).as(checked.toString()).hasSize(1);
        return lines.get(0);
    }

    @Test
    void all_that_works_is_told_and_nothing_is_sent_or_made() throws Exception {
        Files.writeString(folder.resolve("bad.txt"), "198.51.100.7\n");
        try (ServerSocket hook = listen()) {
            CompletableFuture<Integer> sent = CompletableFuture.supplyAsync(() -> {
                try (Socket caller = hook.accept()) {
                    return caller.getInputStream().readAllBytes().length;
                } catch (IOException e) {
                    return -1;
                }
            });

            Cli checked = check("""
                    databases: [{id: orders, logs: pg.log}]
                    lists: {threat: bad.txt}
                    feeds: {custom: [{name: ours, url: "file:bad.txt", kind: threat}]}
                    sinks: {webhooks: [{name: pager, url: "http://127.0.0.1:%d/secret-path"}]}
                    """.formatted(hook.getLocalPort()));

            assertThat(checked.exit()).as(checked.toString()).isZero();
            assertThat(line(checked, "store")).startsWith("works").endsWith("postern.db will be made");
            assertThat(line(checked, "database orders, " + folder.resolve("pg.log")))
                    .startsWith("works")
                    .endsWith("can be read: PostgreSQL text log (stderr)");
            assertThat(line(checked, "lists")).startsWith("works");
            assertThat(line(checked, "feed ours")).startsWith("works");
            assertThat(line(checked, "sinks.file")).startsWith("works");
            assertThat(line(checked, "webhook pager")).startsWith("works").doesNotContain("secret-path");
            assertThat(sent.get()).isZero();
        }
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void each_thing_that_does_not_work_is_told_without_secrets() throws Exception {
        Files.writeString(folder.resolve("hostile.log"), "what\u001b[2J is this\n");
        int port = closed();

        Cli checked = check("""
                databases:
                  - {id: orders, logs: [pg.log, hostile.log]}
                  - {id: pg, sql: {url: "jdbc:postgresql://127.0.0.1:%1$d/x", user: u, password: swordfish}}
                  - {id: my, sql: {url: "jdbc:mysql://127.0.0.1:%1$d/", user: u, password: swordfish}}
                api: {s3: {endpoint: "http://127.0.0.1:%1$d", accessKey: k, secretKey: swordfish}}
                console:
                  oidc:
                    issuer: "http://127.0.0.1:%1$d/realm"
                    clientId: postern
                    clientSecret: swordfish
                    url: "http://127.0.0.1:8420"
                    roles: {viewer: v}
                feeds: {custom: [{name: ours, url: "http://127.0.0.1:%1$d/swordfish", kind: threat}]}
                sinks: {webhooks: [{name: pager, url: "https://127.0.0.1:%1$d/swordfish", secret: swordfish}]}
                """.formatted(port));

        assertThat(checked.exit()).isEqualTo(1);
        assertThat(checked.out() + checked.err()).doesNotContain("swordfish", "\u001b");
        for (String name : List.of(
                "database orders, " + folder.resolve("hostile.log"),
                "database pg, over SQL",
                "database my, over SQL",
                "api.s3",
                "console.oidc",
                "feed ours",
                "webhook pager")) {
            assertThat(line(checked, name)).startsWith("FAILED");
        }
        assertThat(line(checked, "database orders, " + folder.resolve("pg.log")))
                .startsWith("works");
        assertThat(line(checked, "store")).startsWith("works");
        assertThat(line(checked, "webhook pager")).contains("https://127.0.0.1:" + port, "cannot connect");
    }

    @Test
    void a_server_without_tls_is_none_for_https() throws Exception {
        try (ServerSocket plain = listen()) {
            CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> {
                try (Socket caller = plain.accept()) {
                    caller.getInputStream().read();
                    caller.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                    caller.getInputStream().readAllBytes();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            Cli checked = check("discovery: false\nsinks: {webhooks: [{name: pager, url: 'https://127.0.0.1:"
                    + plain.getLocalPort() + "/'}]}\n");
            answered.get();

            assertThat(checked.exit()).isEqualTo(1);
            assertThat(line(checked, "webhook pager")).startsWith("FAILED").contains("TLS failed");
        }
    }

    @Test
    void a_provider_is_asked_who_it_is() throws Exception {
        String yaml = """
                discovery: false
                console: {oidc: {issuer: "%s", clientId: p, url: "http://127.0.0.1:8420", roles: {viewer: v}}}
                """;
        try (OidcProvider provider = new OidcProvider()) {
            assertThat(line(check(yaml.formatted(provider.issuer())), "console.oidc"))
                    .startsWith("works")
                    .contains("http://127.0.0.1:8420/console/oidc/callback");
            assertThat(line(check(yaml.formatted(provider.issuer() + "/other")), "console.oidc"))
                    .startsWith("FAILED");
        }
    }

    @Test
    void a_store_that_is_none_is_told() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        byte[] nonsense = "no database, but long enough to be looked at as one would be. "
                .repeat(200)
                .getBytes(StandardCharsets.UTF_8);
        Files.write(data.resolve("postern.db"), nonsense);

        Cli checked = check("discovery: false\n");

        assertThat(checked.exit()).isEqualTo(1);
        assertThat(line(checked, "store")).startsWith("FAILED").contains("not an SQLite database");
        assertThat(data.resolve("postern.db")).hasBinaryContent(nonsense);
    }

    @Test
    void problems_of_the_file_come_before() throws Exception {
        Cli checked = check("learning: soon\n");

        assertThat(checked.exit()).isEqualTo(2);
        assertThat(checked.out()).isEmpty();
    }
}
