// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.postern.server.scan.Cli;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinkCommandTest {
    @TempDir
    Path folder;

    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpServer receiver;
    private int answer = 204;
    private String out = "";
    private String err = "";

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    private int test(String sinks, String... names) throws IOException {
        Path config = Files.writeString(folder.resolve("postern.yaml"), "discovery: false\n" + sinks);
        List<String> arguments = new ArrayList<>(List.of("sink", "test", "--config", config.toString(), "--data"));
        arguments.add(folder.toString());
        arguments.addAll(List.of(names));
        Cli run = Cli.run(arguments.toArray(String[]::new));
        out = run.out();
        err = run.err();
        return run.exit();
    }

    private String hook() {
        return "sinks:\n  webhooks:\n    - name: hook\n      url: http://127.0.0.1:"
                + receiver.getAddress().getPort() + "/secret-path\n";
    }

    @Test
    void a_sample_goes_through_every_sink() throws IOException {
        assertThat(test(hook())).isZero();

        assertThat(out).contains("The sink file took the sample event").contains("The sink hook took the sample event");
        assertThat(received).singleElement().asString().contains("[SAMPLE]");
        assertThat(folder.resolve("findings.jsonl")).content().contains("[SAMPLE]");
    }

    @Test
    void one_can_be_chosen() throws IOException {
        assertThat(test(hook(), "hook")).isZero();

        assertThat(received).hasSize(1);
        assertThat(folder.resolve("findings.jsonl")).doesNotExist();
    }

    @Test
    void one_that_refuses_is_told_of_and_nothing_is_said_of_its_path() throws IOException {
        answer = 403;

        assertThat(test(hook())).isEqualTo(1);

        assertThat(out).contains("The sink hook did not take the sample").contains("403");
        assertThat(out + err).doesNotContain("secret-path");
    }

    @Test
    void a_name_that_is_not_known_is_refused_with_those_that_are() throws IOException {
        assertThat(test(hook(), "hok")).isEqualTo(2);

        assertThat(err).contains("there is no sink hok; there are: file, hook");
        assertThat(received).isEmpty();
    }

    @Test
    void without_any_sink_it_says_so() throws IOException {
        assertThat(test("sinks:\n  file:\n    enabled: false\n")).isEqualTo(2);

        assertThat(err).contains("no sink is configured");
    }
}
