// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.logging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import dev.postern.server.output.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LoggingTest {

    /** What a set-up of its own writes to standard error. */
    private static String logged(java.util.function.Consumer<LoggerContext> messages) {
        PrintStream err = System.err;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        LoggerContext loggers = new LoggerContext();
        loggers.setMDCAdapter(new LogbackMDCAdapter());
        try {
            System.setErr(new PrintStream(captured, true, UTF_8));
            Logging logging = new Logging();
            logging.setContext(loggers);
            logging.configure(loggers);
            messages.accept(loggers);
        } finally {
            loggers.stop();
            System.setErr(err);
        }
        return captured.toString(UTF_8);
    }

    @Test
    void a_message_is_one_safe_line() {
        String text = logged(
                loggers -> loggers.getLogger("dev.postern.monitor.Monitor").warn("cannot read {}", "a\nb\u001b[2J"));

        assertThat(text).matches("\\S+Z WARN Monitor: cannot read a\\\\nb\\\\u001b\\[2J\n");
    }

    @Test
    void what_was_thrown_is_on_the_same_line_with_its_cause() {
        String text = logged(loggers -> loggers.getLogger("dev.postern.X")
                .error("failed", new IllegalStateException("outer\nline", new RuntimeException("inner"))));

        assertThat(text.lines()).hasSize(1);
        assertThat(text)
                .contains(
                        "X: failed: java.lang.IllegalStateException: outer\\nline at dev.postern.server.logging.LoggingTest")
                .contains("; caused by java.lang.RuntimeException: inner");
    }

    @Test
    void in_json_a_message_is_one_object_with_what_was_thrown_as_text() {
        Logging.use(LogForm.JSON);
        String text;
        try {
            text = logged(loggers -> loggers.getLogger("dev.postern.X")
                    .error(
                            "no {} \u001b[2J\u202e",
                            "\"},\n{\"level\":\"INFO",
                            new IllegalStateException("outer\n\u009b2J", new RuntimeException("inner"))));
        } finally {
            Logging.use(LogForm.TEXT);
        }

        assertThat(text).endsWith("}\n");
        assertThat(text.substring(0, text.length() - 1).chars()).allMatch(c -> c >= ' ' && c < 0x7F);
        JsonNode message = Json.MAPPER.readTree(text);
        assertThat(message.propertyNames())
                .containsExactly("time", "level", "logger", "thread", "message", "exception");
        assertThat(message.get("level").asString()).isEqualTo("ERROR");
        assertThat(message.get("logger").asString()).isEqualTo("dev.postern.X");
        assertThat(message.get("thread").asString())
                .isEqualTo(Thread.currentThread().getName());
        assertThat(message.get("message").asString()).isEqualTo("no \"},\n{\"level\":\"INFO \u001b[2J\u202e");
        assertThat(message.get("exception").asString())
                .startsWith("java.lang.IllegalStateException: outer\n\u009b2J")
                .contains("at dev.postern.server.logging.LoggingTest", "Caused by: java.lang.RuntimeException: inner");
    }

    @Test
    void libraries_are_heard_from_warnings_on() {
        String text = logged(loggers -> {
            loggers.getLogger("com.zaxxer.hikari").info("started");
            loggers.getLogger("com.zaxxer.hikari").warn("slow");
            loggers.getLogger("org.eclipse.jetty.http").warn("a broken request");
            loggers.getLogger("dev.postern.Y").info("watching");
        });

        assertThat(text).contains("hikari: slow").contains("Y: watching").doesNotContain("started", "broken");
    }

    @Test
    void logback_finds_this_set_up_by_itself() {
        assertThat(ServiceLoader.load(Configurator.class).stream().map(ServiceLoader.Provider::type))
                .anyMatch(Logging.class::equals);
    }
}
