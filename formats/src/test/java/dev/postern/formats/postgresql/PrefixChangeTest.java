// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.formats.postgresql.WrittenLog.Client;
import dev.postern.kernel.Outcome;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever follows the advice to change {@code log_line_prefix} loses no login by it. */
class PrefixChangeTest {
    private int number;
    private long millis = 1_795_337_638_000L;

    private byte[] logins(String prefix, int count) {
        WrittenLog log = new WrittenLog(prefix);
        log.millis = millis;
        for (int i = 0; i < count; i++) {
            number++;
            Client c = new Client(1_000 + number, "198.51.100.1", 10_000 + number, "app", "shop");
            log.background(1, "checkpoint starting: time");
            log.received(c);
            log.authorized(c);
            log.disconnected(c);
            log.millis += 2_000;
        }
        millis = log.millis;
        return log.bytes();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "%t:%r:%u@%d:[%p]:;%m [%p] ",
                "%m [%p] %q%u@%d ;%m [%p] ",
                "%m [%p] ;%m [%p] %q%u@%d ",
                "%m [%p] ;%t:%r:%u@%d:[%p]:",
                "%t [%p]: [%l-1] user=%u,db=%d,app=%a,client=%h ;%m [%p] "
            })
    void everyLoginIsReadOnBothSides(String before, String after) {
        for (int first : new int[] {5, 40, 3_000}) {
            ByteArrayOutputStream log = new ByteArrayOutputStream();
            log.writeBytes(logins(before, first));
            log.writeBytes(logins(after, 50));

            Logs read = Logs.read(log.toByteArray(), Logs.OPTIONS, null);

            assertThat(read.report.unreadableExample()).as(before + first).isNull();
            assertThat(read.logins)
                    .as(before + first)
                    .hasSize(first + 50)
                    .allMatch(login -> login.outcome() == Outcome.SUCCESS)
                    .allMatch(login -> "app".equals(login.user()));
        }
    }
}
