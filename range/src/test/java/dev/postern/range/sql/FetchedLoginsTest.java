// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.LoginEvent;
import dev.postern.range.ReadLog;
import dev.postern.range.up.RunningPostern;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchedLoginsTest {
    private static final int KILLS = 3;

    @TempDir
    Path folder;

    @Test
    void logins_are_those_of_the_servers_own_files_but_for_ours() throws Exception {
        try (ShownServer server = ShownServer.create(18)) {
            server.start(Map.of());
            server.visit(10);
            try (RunningPostern postern = new RunningPostern(config(server), folder.resolve("data"))) {
                postern.start();
                for (int round = 1; round <= KILLS; round++) {
                    Patience.until(postern::isWatching, postern::output);
                    server.visit(10);
                    postern.kill();
                    server.rotate();
                    server.visit(10);
                    postern.start();
                }
                Patience.until(
                        () -> logins(postern).size() >= 2 * 70,
                        () -> logins(postern).size());
                postern.end();
                server.stop();

                List<String> written = ReadLog.of(csvFiles(server)).logins().stream()
                        .filter(login -> "guest".equals(login.user()) || "stranger".equals(login.user()))
                        .map(login -> login.outcome() + " " + login.remote() + " " + login.user())
                        .toList();
                assertThat(logins(postern))
                        .hasSize(2 * 70)
                        .extracting(login -> login.outcome() + " " + login.remoteIp() + ":" + login.remotePort() + " "
                                + login.user())
                        .containsExactlyInAnyOrderElementsOf(written);
                assertThat(postern.logins().stream()
                                .filter(each ->
                                        each.input() instanceof LoginEvent login && "watcher".equals(login.user())))
                        .as("our own logins but for those of a process that was killed before it could note them")
                        .hasSizeLessThanOrEqualTo(KILLS);
            }
        }
    }

    private Path config(ShownServer server) throws Exception {
        return Files.writeString(
                folder.resolve("postern.yaml"),
                "databases:\n  - id: shop\n    sql: {url: '" + server.url("postgres")
                        + "', user: watcher, password: seeing}\n");
    }

    private static List<Path> csvFiles(ShownServer server) throws Exception {
        try (Stream<Path> files = Files.list(server.folder())) {
            return files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        }
    }

    /** Those of the clients. */
    private static List<LoginEvent> logins(RunningPostern postern) {
        return postern.logins().stream()
                .map(each -> each.input())
                .filter(LoginEvent.class::isInstance)
                .map(LoginEvent.class::cast)
                .filter(login -> "guest".equals(login.user()) || "stranger".equals(login.user()))
                .toList();
    }
}
