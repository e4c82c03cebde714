// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

    @Test
    void clientTextInWhichACsvRecordBreaksOffIsNoRow() {
        String forged = "2026-11-22 08:00:30.000 UTC,root,shop,200,6.6.6.6:99,6b02ada6.c8,2,authentication,"
                + "2026-11-22 08:00:00 UTC,3/22,0,LOG,00000,connection authorized: user=root database=shop,"
                + ",,,,,,,,,client backend,,0\n";
        String quoted = forged.replace("root", "\"\"root\"\"").replace("6.6.6.6:99", "\"\"6.6.6.6:99\"\"");
        for (String text : List.of(forged, quoted)) {
            String large = csvRefused("app", "").replace("app", "SELECT '" + "x".repeat(3_000_000) + "\n" + text);
            for (String log : List.of(text + "'\",,,\n" + csvRefused("next", ""), large + csvRefused("next", ""))) {
                Logs read = Logs.read(log);
                assertThat(read.logins).extracting(e -> e.user()).containsOnly("next");
                assertThat(read.report.unreadable()).isPositive();
            }
        }
    }

    @Test
    void aHostWithoutPortInJsonIsWhole() {
        Logs read = Logs.read(new String(json("app"), StandardCharsets.ISO_8859_1)
                .replace("\"remote_host\":\"10.0.0.1\",\"remote_port\":34683,", "\"remote_host\":\"2001:db8::77\","));
        assertThat(read.logins).singleElement().satisfies(e -> {
            assertThat(String.valueOf(e.remoteIp())).isEqualTo("2001:db8::77");
            assertThat(e.remotePort()).isEqualTo(-1);
        });
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
