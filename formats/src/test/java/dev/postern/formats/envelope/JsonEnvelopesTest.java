// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Mark;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonEnvelopesTest {
    private static String failure(int process) {
        return "2026-11-22 09:25:31.482 UTC [" + process + "] FATAL:  password authentication failed for user \"u"
                + process + "\"\n";
    }

    private static String docker(int process) {
        return "{\"log\":" + Wrap.json(failure(process))
                + ",\"stream\":\"stderr\",\"time\":\"2026-11-22T09:25:31.5Z\"}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"log\":\"cut off",
                "{\"log\":\"a\",\"stream\":}",
                "{\"log\": tru\\u00zz}",
                "no JSON at all",
                "{\"level\":\"info\"}",
                "{\"a\":",
                "{\"log\":\"a\",\"attrs\":[[[",
                "[[[[",
                "{\"log\":{\"log\":{\"log\":{\"log\":{\"log\":[[[1]]]}}}}}"
            })
    void whatIsBehindDamageIsRead(String damage) {
        Reading read = Reading.of(docker(1), docker(2), damage, docker(3));

        assertThat(read.logins).extracting(LoginEvent::user).containsExactly("u1", "u2", "u3");
        assertThat(read.unreadable()).isEqualTo(1);
    }

    @Test
    void aRecordThatIsTooLongIsCountedAndLeft() {
        String[] lines = {docker(1), docker(2).replace("}", ",\"attrs\":\"" + "x".repeat(1 << 20) + "\"}"), docker(3)};
        Reading read = Reading.of(lines);

        assertThat(read.logins).extracting(LoginEvent::user).containsExactly("u1", "u3");
        assertThat(read.unreadable()).isEqualTo(1);
    }

    @Test
    void aDocumentOnOneLongLineIsReadToItsEnd() {
        StringBuilder log = new StringBuilder();
        for (int i = 1; i <= 20_000; i++) {
            log.append(failure(i));
        }
        byte[] document = Wrap.subscription(log.toString().getBytes(StandardCharsets.UTF_8));

        assertThat(document).hasSizeGreaterThan(2 << 20).doesNotContain('\n');
        assertThat(Reading.of(document).logins).hasSize(20_000);
    }

    @Test
    void ofContainersStreamsTheOneWithTheLogIsRead() {
        String hello = "{\"log\":\"hello\\n\",\"stream\":\"stdout\",\"time\":\"2026-11-22T09:25:31.5Z\"}";
        Reading read = Reading.of(hello, docker(1), hello, docker(2), hello, hello);

        assertThat(read.logins).hasSize(2);
        assertThat(read.reports.get(0).fact(OneSender.OTHERS)).isEqualTo(4);
    }

    @Test
    void anExportNewestFirstIsTurnedRound() {
        String received = "2026-11-22 09:25:31.481 UTC [7] LOG:  connection received: host=203.0.113.9 port=4000\n";
        byte[] export = Wrap.cloudLogging((received + failure(7)).getBytes(StandardCharsets.UTF_8));

        assertThat(Reading.of(export).logins)
                .singleElement()
                .satisfies(e -> assertThat(String.valueOf(e.remoteIp())).isEqualTo("203.0.113.9"));
    }

    @Test
    void aTextThatLeavesItsTimeToCloudLoggingIsRead() {
        Reading read =
                Reading.of("{\"logName\":\"projects/p/logs/cloudsql.googleapis.com%2Fpostgres.log\",\"timestamp\":"
                        + "\"2026-11-22T09:25:31.482Z\",\"textPayload\":\"[7]: [1-1] db=shop,user=app FATAL:  password "
                        + "authentication failed for user \\\"app\\\"\"}");

        assertThat(read.logins).singleElement().satisfies(e -> {
            assertThat(e.openedMicros()).isEqualTo(1_795_339_531_482_000L);
            assertThat(e.database()).isEqualTo("shop");
        });
    }

    @Test
    void aTextOfTheJournalWithControlCharactersIsRead() {
        byte[] export = Wrap.journal(failure(7).replace("u7", "u\t7").getBytes(StandardCharsets.UTF_8));

        assertThat(Reading.of(export).logins)
                .singleElement()
                .satisfies(e -> assertThat(e.user()).isEqualTo("u\t7"));
    }

    @Test
    void aNameThatHoldsARecordStaysAName() {
        String text = Wrap.json(failure(2).replace("u2", "u2\"}" + docker(9)));
        String hostile = "{\"log\":" + text + ",\"stream\":\"stderr\",\"time\":\"2026-11-22T09:25:31.5Z\"}";
        Reading read = Reading.of(docker(1), hostile, docker(3));

        assertThat(read.logins).hasSize(3).noneMatch(e -> "u9".equals(e.user()));
    }

    @Test
    void whatAzureKeepsApartFindsTogether() {
        String rest =
                "\"time\":\"2026-11-22T09:25:31.482Z\",\"category\":\"PostgreSQLLogs\",\"operationName\":\"LogEvent\"}";
        Reading flexible = Reading.of("{\"properties\":{\"timestamp\":\"2026-11-22 09:25:31.482 UTC\",\"processId\":7,"
                + "\"errorLevel\":\"FATAL\",\"sqlerrcode\":\"28P01\",\"message\":"
                + Wrap.json(failure(7).strip())
                + ",\"detail\":\"Role \\\"u7\\\" does not exist.\\nConnection matched line 7\"}," + rest);
        Reading single =
                Reading.of("{\"properties\":{\"prefix\":\"2026-11-22 09:25:31 UTC-6b02ae05.6c05-\",\"errorLevel\":"
                        + "\"FATAL\",\"message\":\"password authentication failed for user \\\"u7\\\"\"}," + rest);

        assertThat(flexible.logins)
                .singleElement()
                .satisfies(e -> assertThat(e.is(Mark.UNKNOWN_USER)).isTrue());
        assertThat(single.logins)
                .singleElement()
                .satisfies(e -> assertThat(e.user()).isEqualTo("u7"));
    }

    @Test
    void aRecordsPlaceIsTheLineOfItsText() {
        byte[] export = Wrap.cloudWatch((failure(1) + failure(2)).getBytes(StandardCharsets.UTF_8));

        assertThat(Reading.of(export).logins)
                .first()
                .satisfies(e -> assertThat(e.opened().line()).isEqualTo(6));
    }
}
