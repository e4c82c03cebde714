// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.server.config.Overrides;
import dev.postern.server.logging.LogForm;
import dev.postern.server.logging.Logging;
import dev.postern.server.logging.Notices;
import dev.postern.server.output.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What {@code up} writes to standard error with {@code log.format: json}. */
class JsonLogTest {
    private static final String HOSTILE = "a\n{\"level\":\"ERROR\"}\r\u001b[2J\u202e\u2028é";

    @TempDir
    Path folder;

    @AfterEach
    void asItWas() {
        Logging.use(LogForm.TEXT);
    }

    private Path config(int port, Path data) throws IOException {
        return Files.writeString(
                folder.resolve("postern.yaml"), """
                data: %s
                listen: {port: %d}
                discovery: false
                log: {format: json}
                """.formatted(Json.MAPPER.writeValueAsString(data.toString()), port));
    }

    private static String written(Path config) throws Exception {
        PrintStream err = System.err;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        try {
            System.setErr(new PrintStream(captured, true, UTF_8));
            BlockingQueue<UpCommand.Wish> wishes = new LinkedBlockingQueue<>(List.of(UpCommand.Wish.END));
            UpCommand.watch(
                    new ConfigWatch(config, Map.of(), new Overrides(null, null, false), Notices.ofProcess()), wishes);
        } finally {
            System.setErr(err);
        }
        return captured.toString(UTF_8);
    }

    @Test
    void each_line_is_an_object_whatever_names_hold() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path data = folder.resolve(HOSTILE);

        String written = written(config(port, data));

        assertThat(written.chars().filter(c -> c != '\n')).allMatch(c -> c >= ' ' && c < 0x7F);
        List<JsonNode> messages = written.lines().map(Json.MAPPER::readTree).toList();
        assertThat(messages).hasSizeGreaterThan(3).allSatisfy(message -> {
            assertThat(message.propertyNames()).contains("time", "level", "logger", "thread", "message");
            assertThat(message.get("time").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
            assertThat(message.get("level").asString()).isNotEqualTo("ERROR");
        });
        assertThat(messages)
                .anyMatch(message -> message.get("logger").asString().equals("dev.postern.up")
                        && message.get("message").asString().contains(data.toString()));
    }
}
