// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which {@code log_line_prefix} is recognised from the lines alone. */
class StderrFormatTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "%t:%r:%u@%d:[%p]:|2026-11-22 08:53:58 UTC:192.0.2.7(5000):app@shop:[7]:",
                "%m:%r:%u@%d:[%p]:|2026-11-22 08:53:58.125 UTC:192.0.2.7(5000):app@shop:[7]:",
                "%t [%p]: db=%d,user=%u,app=%a,client=%h |"
                        + "2026-11-22 08:53:58 UTC [7]: db=shop,user=app,app=[unknown],client=192.0.2.7 ",
                "%m [%p]: db=%d,user=%u,app=%a,client=%h |"
                        + "2026-11-22 08:53:58.125 UTC [7]: db=shop,user=app,app=[unknown],client=192.0.2.7 ",
                "%m [%p] %q[user=%u,db=%d,app=%a,host=%h] |"
                        + "2026-11-22 08:53:58.125 UTC [7] [user=app,db=shop,app=[unknown],host=192.0.2.7] ",
            })
    void aPrefixWithTheClientIsRecognisedAndGivesTheWholeLogin(String prefix, String written) {
        Logs read = Logs.read(written + "FATAL:  password authentication failed for user \"app\"\n");

        assertThat(read.report.variant()).isEqualTo(prefix);
        assertThat(read.logins).singleElement().satisfies(e -> {
            assertThat(e.user()).isEqualTo("app");
            assertThat(e.database()).isEqualTo("shop");
            assertThat(e.remoteIp()).hasToString("192.0.2.7");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "%t [%p-%l] %q%u@%d |2026-11-22 08:53:58 UTC [7-2] app@shop ",
                "%t [%p] %q%u@%d |2026-11-22 08:53:58 UTC [7] app@shop ",
                "%t [%p]: [%l-1] user=%u,db=%d |2026-11-22 08:53:58 UTC [7]: [2-1] user=app,db=shop ",
                "%t [%p]: [%l-1] user=%u,db=%d - PG-%e |"
                        + "2026-11-22 08:53:58 UTC [7]: [2-1] user=app,db=shop - PG-28P01 ",
            })
    void aPrefixWithoutTheClientIsRecognised(String prefix, String written) {
        Logs read = Logs.read(written + "FATAL:  password authentication failed for user \"app\"\n");

        assertThat(read.report.variant()).isEqualTo(prefix);
        assertThat(read.logins)
                .singleElement()
                .satisfies(e -> assertThat(e.database()).isEqualTo("shop"));
    }
}
