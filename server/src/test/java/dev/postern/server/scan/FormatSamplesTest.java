// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.formats.Coverage.Fact;
import dev.postern.formats.Families;
import dev.postern.formats.LogFormat;
import dev.postern.server.output.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * The golden samples of each format: {@code samples/FORMAT/CASE.log}, a log that a server wrote while one thing was done to it,
 * and beside it {@code CASE.expected}, a line for each login: the outcome, then what the log tells of it. CONTRIBUTING says how
 * to add some.
 */
class FormatSamplesTest {
    private static final Path SAMPLES = Path.of("src/test/resources/samples");

    /** Members of {@code postern events} by the name that samples have for them. */
    private static final Map<String, String> MEMBERS = new LinkedHashMap<>();

    static {
        MEMBERS.put("user", "user");
        MEMBERS.put("database", "database");
        MEMBERS.put("address", "remoteIp");
        MEMBERS.put("application", "application");
        MEMBERS.put("tls", "tls");
        MEMBERS.put("method", "authMethod");
    }

    static List<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(SAMPLES)) {
            return folders.sorted().toList();
        }
    }

    private static List<Path> logs(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> logins(Path log) {
        List<String> logins = new ArrayList<>();
        for (String line : Cli.run("events", "--timezone", "UTC", "db=" + log).outLines()) {
            JsonNode event = Json.MAPPER.readTree(line);
            StringBuilder login = new StringBuilder(event.path("outcome").asString());
            MEMBERS.forEach((name, member) -> {
                if (event.path(member).isString()) {
                    String value = URLEncoder.encode(event.path(member).asString(), UTF_8);
                    login.append(' ').append(name).append('=').append(value);
                }
            });
            logins.add(login.toString());
        }
        return logins;
    }

    @ParameterizedTest
    @MethodSource("folders")
    void every_login_of_a_sample_is_told_once_and_rightly(Path folder) throws IOException {
        assertThat(logs(folder)).isNotEmpty();
        for (Path log : logs(folder)) {
            Path expected = Path.of(log.toString().replace(".log", ".expected"));
            assertThat(logins(log)).as(log.toString()).isEqualTo(Files.readAllLines(expected));
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void a_sample_is_recognised_as_what_it_is(Path folder) throws IOException {
        for (Path log : logs(folder)) {
            assertThat(Cli.run("check", "--timezone", "UTC", log.toString()).out())
                    .as(log.toString())
                    .contains("format: " + folder.getFileName());
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void a_format_tells_what_it_says_and_says_what_it_tells(Path folder) throws IOException {
        Set<Fact> told = EnumSet.noneOf(Fact.class);
        for (Path log : logs(folder)) {
            for (String login : logins(log)) {
                for (Fact fact : Fact.values()) {
                    if (login.startsWith(fact.name())
                            || login.contains(" " + fact.name().toLowerCase(Locale.ROOT) + "=")) {
                        told.add(fact);
                    }
                }
            }
        }

        assertThat(told)
                .isEqualTo(format(folder.getFileName().toString()).coverage().facts());
    }

    private static LogFormat<?> format(String id) {
        return Families.ALL.stream()
                .flatMap(family -> family.formats().stream())
                .filter(format -> format.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no format is called " + id));
    }
}
