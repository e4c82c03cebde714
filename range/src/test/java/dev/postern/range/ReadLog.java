// SPDX-License-Identifier: Apache-2.0
package dev.postern.range;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.server.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code postern events} says of the logs of one server.
 *
 * @param events one JSON object a login
 * @param messages what it said on standard error: signs of tampering, unreadable lines
 */
public record ReadLog(List<JsonNode> events, List<String> messages) {

    /** Reads the logs of one server as one instance. */
    public static ReadLog of(List<Path> logs) {
        List<String> arguments = new ArrayList<>(List.of("events"));
        logs.forEach(log -> arguments.add("db=" + log));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream realOut = System.out;
        PrintStream realErr = System.err;
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
            int code = Main.run(arguments.toArray(String[]::new));
            assertThat(code).as("exit code; %s", err).isZero();
        } finally {
            System.setOut(realOut);
            System.setErr(realErr);
        }
        return new ReadLog(
                out.toString(StandardCharsets.UTF_8)
                        .lines()
                        .map(JsonMapper.shared()::readTree)
                        .toList(),
                err.toString(StandardCharsets.UTF_8).lines().toList());
    }

    /** The logins but those from the harness itself. */
    public List<Login> logins() {
        return events.stream()
                .map(Login::of)
                .filter(login -> !login.isOfHarness())
                .toList();
    }

    /** The one event that came from an address and port. */
    public JsonNode eventFrom(String remote) {
        List<JsonNode> found = events.stream()
                .filter(event -> Login.remote(event).equals(remote))
                .toList();
        assertThat(found).as("events from %s", remote).hasSize(1);
        return found.get(0);
    }
}
