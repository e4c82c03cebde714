// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.formats.envelope.Envelopes;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class HiddenClientsTest {
    private static final String LOGIN = """
            2026-11-22 09:25:31 UTC:%1$s(4000):[unknown]@[unknown]:[77]:LOG:  connection received: host=%1$s port=4000
            2026-11-22 09:25:31 UTC:%1$s(4000):rdsproxyadmin@postgres:[77]:LOG:  connection authorized: user=rdsproxyadmin database=postgres
            2026-11-22 09:25:32 UTC:%1$s(4000):rdsproxyadmin@postgres:[77]:LOG:  disconnection: session time: 0:00:01.000 user=rdsproxyadmin database=postgres host=%1$s port=4000
            """;

    private record Text(String text) implements LogFile {
        @Override
        public String name() {
            return "log";
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void rdsProxyIsToldByItsOwnLogin() throws Exception {
        assertThat(subjects(LOGIN.formatted("10.0.0.7"))).contains("clients behind a proxy");
    }

    @Test
    void aNameFromOutsideShowsNothing() throws Exception {
        assertThat(subjects(LOGIN.formatted("203.0.113.7"))).doesNotContain("clients behind a proxy");
    }

    private static List<String> subjects(String log) throws Exception {
        ScanOptions options = ScanOptions.of("db", ZoneOffset.UTC);
        return advise(new Recogniser(Families.ALL, Envelopes.ALL).recognise(new Text(log), options), options);
    }

    private static <R extends LogRecord> List<String> advise(Recognised<R> file, ScanOptions options) {
        try (InstanceReader<R> reader = new InstanceReader<>(options, file.family(), List.of(file), p -> {
            throw new AssertionError(p);
        })) {
            while (reader.next() != null) {
                // all of it
            }
            return reader.advise().stream().map(Advice::subject).toList();
        }
    }
}
