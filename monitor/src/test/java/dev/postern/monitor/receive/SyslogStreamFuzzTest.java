// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.receive;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.formats.envelope.SyslogMessage;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;

class SyslogStreamFuzzTest {
    private static final long NOW = 1_795_337_638_000_000L;
    private static final String[] STARTS = {
        "",
        "<134>1 2026-11-22T08:53:58.753Z db1 postgres 77 - ",
        "<134>Nov 22 08:53:58 db1 postgres[77]: ",
        "40 <134>1 - "
    };

    private final SyslogMessage message = new SyslogMessage();

    @FuzzTest(maxDuration = "5s")
    void any_bytes_of_a_connection_become_whole_lines_or_nothing(byte[] rest) {
        for (String start : STARTS) {
            SpoolLines lines = new SpoolLines();
            int[] count = {0};
            Framing framing = new Framing(new Framing.Sink() {
                @Override
                public void message(byte[] bytes, int from, int to) {
                    if (message.read(bytes, from, to)) {
                        count[0]++;
                        long time = SpoolLines.believable(message.timeMicros(ZoneOffset.UTC, NOW), NOW);
                        lines.add(
                                time,
                                "orders",
                                "postgres",
                                message.process(),
                                message.buffer(),
                                message.textFrom(),
                                message.textTo());
                    }
                }

                @Override
                public void tooLong() {}
            });
            byte[] first = start.getBytes(StandardCharsets.US_ASCII);
            if (framing.feed(first, 0, first.length)) {
                framing.feed(rest, 0, rest.length);
            }
            String text = lines.toString(StandardCharsets.ISO_8859_1);
            assertThat(text.chars().filter(c -> c == '\n').count()).isEqualTo(count[0]);
            text.lines()
                    .forEach(line ->
                            assertThat(line).contains("Z orders postgres").doesNotContain("\0"));
        }
    }
}
