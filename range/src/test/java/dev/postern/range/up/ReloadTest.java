// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.LoginEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Postern in a process of its own whose configuration changes. */
final class ReloadTest {
    private static final String AGAIN = "beginning again with the configuration as it is now";

    @TempDir
    Path folder;

    private Path config = Path.of("");

    @Test
    void a_changed_configuration_counts_and_a_wrong_one_changes_nothing() throws Exception {
        config = folder.resolve("postern.yaml");
        configure("one");
        login("one", 1);
        try (RunningPostern postern = new RunningPostern(config, folder.resolve("data"))) {
            postern.start();
            postern.await(() -> logged(postern).equals(List.of("one 1")));

            login("two", 2);
            configure("one", "two");
            postern.await(() -> logged(postern).equals(List.of("one 1", "two 2")));
            assertThat(postern.output()).contains(AGAIN).contains("watching 2 databases");

            Files.writeString(config, "databases: [{id: three}]\n");
            postern.await(() -> postern.output().contains("the configuration stays as it was"));
            assertThat(postern.output()).contains("databases[0].logs: is missing");
            login("two", 3);
            postern.await(() -> logged(postern).equals(List.of("one 1", "two 2", "two 3")));

            configure("two");
            postern.await(() -> postern.output().contains("watching 1 database: two"));
            String before = postern.output();
            postern.hangUp();
            postern.await(() -> postern.output().substring(before.length()).contains("watching 1 database: two"));
            login("two", 4);
            postern.await(() -> logged(postern).equals(List.of("one 1", "two 2", "two 3", "two 4")));
            postern.end();
        }
    }

    private void configure(String... databases) throws IOException {
        StringBuilder yaml = new StringBuilder("databases:\n");
        for (String database : databases) {
            yaml.append("  - id: ").append(database).append("\n    logs: ['");
            yaml.append(folder.resolve(database + ".log")).append("']\n");
        }
        Files.writeString(config, yaml);
    }

    private void login(String database, int pid) throws IOException {
        String head = "2026-11-22 10:00:0" + pid + ".000 UTC [" + pid + "] LOG:  ";
        Files.writeString(
                folder.resolve(database + ".log"),
                head + "connection received: host=10.0.0.5 port=4000" + pid + "\n" + head
                        + "connection authorized: user=app database=shop\n" + head
                        + "disconnection: session time: 0:00:00.004 user=app database=shop host=10.0.0.5 port=4000"
                        + pid + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private static List<String> logged(RunningPostern postern) {
        return postern.logins().stream()
                .filter(each -> each.input() instanceof LoginEvent)
                .map(each -> (LoginEvent) each.input())
                .map(login -> login.instance() + " " + login.session())
                .toList();
    }
}
