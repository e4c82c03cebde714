// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StructuredLogsTest {
    private static String csvRefused(String user, String moreColumns) {
        String quoted = user.replace("\"", "\"\"");
        return "2026-11-22 08:53:58.753 UTC,\"" + quoted
                + "\",\"shop\",7,\"10.0.0.1:34683\",6b02ada6.7,1,\"authentication\","
                + "2026-11-22 08:53:58 UTC,3/22,0,FATAL,28P01,\"password authentication failed for user \"\"" + quoted
                + "\"\"\",,,,,,,,,\"\"" + moreColumns + "\n";
    }

    @Test
    void csvlogOfAllColumnCountsIsRead() {
        for (String more : new String[] {"", ",\"client backend\"", ",\"client backend\",,0"}) {
            Logs read = Logs.read(csvRefused("app", more));
            assertThat(read.formatId).isEqualTo("postgresql-csvlog");
            assertThat(read.logins).singleElement().satisfies(e -> {
                assertThat(e.user()).isEqualTo("app");
                assertThat(e.remotePort()).isEqualTo(34683);
                assertThat(e.session()).isEqualTo("6b02ada6.7");
            });
        }
    }

    @Test
    void noNameBreaksACsvRecord() {
        Random random = new Random(7);
        String[] pieces = {"\"", "\n", ",", "\r", "x", "\n2026-11-22 08:00:00.000 UTC,\"a\",\"b\",1,", "\"\"", "\n\n"};
        for (int i = 0; i < 500; i++) {
            StringBuilder name = new StringBuilder("n");
            for (int n = random.nextInt(6); n >= 0; n--) {
                name.append(pieces[random.nextInt(pieces.length)]);
            }
            Logs read = Logs.read((csvRefused(name.toString(), "") + csvRefused("app", "")));
            assertThat(read.report.unreadable()).isZero();
            assertThat(read.logins).extracting(e -> e.user()).contains(name.toString(), "app");
        }
    }

    @Test
    void aCsvRecordCutOffLosesItselfOnly() {
        String whole = csvRefused("app", "");
        Logs read = Logs.read(whole + whole.substring(0, 140) + "\n" + csvRefused("next", ""));
        assertThat(read.logins).extracting(e -> e.user()).contains("app", "next");
        assertThat(read.report.unreadable()).isEqualTo(1);
        assertThat(read.report.unreadableExample()).startsWith("log:2:");
    }

    @Test
    void aCsvRecordOfMoreThanAMebibyteIsCountedAndLeftBehind() {
        String endless = csvRefused("app", "").substring(0, 140) + "\n" + "x".repeat(700_000) + "\n"
                + "y".repeat(700_000) + "\n";
        Logs read = Logs.read(csvRefused("app", "") + endless + csvRefused("next", ""));
        assertThat(read.logins).extracting(e -> e.user()).contains("app", "next");
        assertThat(read.report.unreadable()).isEqualTo(1);
    }

    private static byte[] json(String user) {
        String text = "{\"timestamp\":\"2026-11-22 08:53:58.753 UTC\",\"user\":\"" + user
                + "\",\"dbname\":\"shop\",\"pid\":7,"
                + "\"remote_host\":\"10.0.0.1\",\"remote_port\":34683,\"session_id\":\"6b02ada6.7\",\"line_num\":4,"
                + "\"error_severity\":\"FATAL\",\"state_code\":\"28P01\",\"message\":\"password authentication failed for user \\\""
                + user + "\\\"\",\"backend_type\":\"client backend\",\"query_id\":0}\n";
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void jsonlogIsReadWithEscapesAndBytesThatAreNoText() {
        assertThat(Logs.read(json("a\\u00e9\\n\\ud83d\\udc18\\ud800x\\/"), Logs.OPTIONS, null).logins)
                .singleElement()
                .satisfies(e -> assertThat(e.user()).isEqualTo("aé\n🐘\ufffdx/"));
        assertThat(Logs.read(json("bad\u00ff\u00fe"), Logs.OPTIONS, null).logins)
                .singleElement()
                .satisfies(e -> {
                    assertThat(e.user()).isEqualTo("bad\ufffd\ufffd");
                    assertThat(e.outcome()).isEqualTo(Outcome.FAILED);
                    assertThat(e.remotePort()).isEqualTo(34683);
                });
    }

    @Test
    void linesThatAreNoJsonAreCounted() {
        String log = new String(json("a"), StandardCharsets.ISO_8859_1);
        Logs read = Logs.read(log + "{\"timestamp\": {}}\n" + "{\"user\":\"a\n"
                + log.replace(":7,", ":8,").replace("7\",\"line", "8\",\"line"));
        assertThat(read.logins).hasSize(2);
        assertThat(read.report.unreadable()).isEqualTo(2);
    }
}
