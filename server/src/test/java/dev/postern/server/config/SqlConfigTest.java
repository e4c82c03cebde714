// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlConfigTest {
    private static final String URL = "jdbc:mysql://db:3306/";

    @TempDir
    private Path folder;

    private Config load(String sql) throws Exception {
        String yaml = "databases: [{id: a, " + sql + "}]";
        return ConfigFile.load(Files.writeString(folder.resolve("postern.yaml"), yaml), Map.of("PASS", "swordfish"));
    }

    private List<String> problems(String sql) {
        ConfigException e = catchThrowableOfType(ConfigException.class, () -> load(sql));
        assertThat(e).as("the file was taken").isNotNull();
        return e.problems().stream().map(Problem::message).toList();
    }

    @Test
    void a_server_stands_for_logs() throws Exception {
        Config config = load("sql: {url: '" + URL + "', user: eve, password: '${PASS}', interval: 5s, maxSize: 2GB}");
        Config.Database database = config.databases().get(0);

        assertThat(database.logs()).isEmpty();
        assertThat(database.sql())
                .isEqualTo(new Config.Sql(URL, "eve", Secret.of("swordfish"), Duration.ofSeconds(5), 2_000_000_000L));
        assertThat(ConfigYaml.of(config)).contains(URL, "${PASS}").doesNotContain("swordfish", "logs:");
    }

    @Test
    void what_cannot_be_is_told() {
        assertThat(problems("sql: {user: eve}")).containsExactly("is missing");
        assertThat(problems("sql: {url: '" + URL + "', user: eve}, logs: ."))
                .anyMatch(text -> text.contains("leave one out"));
        assertThat(problems("sql: {url: 'jdbc:sqlite:x', user: eve, interval: 2m}"))
                .hasSize(2)
                .anyMatch(text -> text.contains("jdbc:mysql://HOST:PORT/"))
                .anyMatch(text -> text.contains("from 1s to 60s"));
        assertThat(problems("sql: {url: 'jdbc:mysql://eve:pass@db/', user: eve}"))
                .containsExactly("holds a name or password; write them under user and password");
    }
}
