// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.formats.LogLine;
import dev.postern.formats.Recognition;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.SourceRefusedException;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinePrefixTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "%m [%p] ;2026-11-22 08:53:58.753 UTC [7] ",
                "%t [%p] ;2026-11-22 08:53:58 UTC [7] ",
                "%m [%p] %q%u@%d ;2026-11-22 08:53:58.753 UTC [7] app@shop ",
                "%t:%r:%u@%d:[%p]:;2026-11-22 08:53:58 UTC:10.0.0.1(4):app@shop:[7]:",
                "%t [%p]: [%l-1] user=%u,db=%d,app=%a,client=%h ;2026-11-22 08:53:58 UTC [7]: [3-1] user=app,db=shop,app=[unknown],client=10.0.0.1 ",
                "%h %m [%p] %q%u@%d ;65.2.129.7 2023-03-12 11:17:28.411 UTC [7] app@shop ",
                "%t-%c-;2020-06-21 22:37:10 UTC-5eefe116.7-",
                "%m [%p]: [%l-1] db=%d,user=%u ;2021-10-07 09:58:45.919 UTC [7]: [1-1] db=shop,user=app ",
                "< %n %r %u %d %p %c %l %x %b %Q>;< 1795337733.819 127.66.6.6(54881) app appdb 7 6b02ae05.7 2 0 client backend 0>"
            })
    void commonPrefixesAreRecognisedFromTheLines(String prefix, String head) {
        String line = head + "FATAL:  password authentication failed for user \"app\"\n";
        Logs read = Logs.read(line + line);
        assertThat(read.report.variant()).isEqualTo(prefix);
        assertThat(read.logins).hasSize(2).allSatisfy(e -> {
            assertThat(e.user()).isEqualTo("app");
            assertThat(e.outcome()).isEqualTo(Outcome.FAILED);
        });
    }

    private static LoginEvent only(String prefix, String head) {
        String line = head + "FATAL:  password authentication failed for user \"app\"\n";
        Logs read = Logs.read(line.getBytes(StandardCharsets.UTF_8), Logs.OPTIONS.withLogLinePrefix(prefix), null);
        assertThat(read.logins).hasSize(1);
        return read.logins.get(0);
    }

    @Test
    void paddedEscapesAreRead() {
        LoginEvent e =
                only("%m %-8p|%10u|%-8d|%h ", "2026-11-22 08:53:58.753 UTC 7       |       app|shop    |10.0.0.1 ");
        assertThat(e.session()).isEqualTo("7");
        assertThat(e.user()).isEqualTo("app");
        assertThat(e.database()).isEqualTo("shop");
        assertThat(e.remoteIp()).hasToString("10.0.0.1");
    }

    @Test
    void addressesOfBothKindsAndSocketsAreRead() {
        String prefix = "%t:%r:%u@%d:[%p]:";
        assertThat(only(prefix, "2026-11-22 08:53:58 UTC:::1(51074):app@shop:[7]:")
                        .remoteIp())
                .hasToString("::1");
        assertThat(only(prefix, "2026-11-22 08:53:58 UTC:2001:db8::1:5(51074):app@shop:[7]:")
                        .remoteIp())
                .hasToString("2001:db8::1:5");
        LoginEvent local = only(prefix, "2026-11-22 08:53:58 UTC:[local]:app@shop:[7]:");
        assertThat(local.remoteIp()).isNull();
        assertThat(local.remoteHost()).isEqualTo("[local]");
        assertThat(only("%t:%h:%u@%d:[%p]:", "2026-11-22 08:53:58 UTC:10.0.0.1:ap:p@shop:[7]:")
                        .remoteIp())
                .hasToString("10.0.0.1");
    }

    @Test
    void percentSignsAndSessionIdsAreRead() {
        LoginEvent e = only("100%% %m %c ", "100% 2026-11-22 08:53:58.753 UTC 6b02b4ff.2a7d ");
        assertThat(e.session()).isEqualTo("6b02b4ff.2a7d");
        assertThat(e.openedMicros())
                .isEqualTo(Instant.parse("2026-11-22T08:53:58.753Z").toEpochMilli() * 1_000);
    }

    @Test
    void verboseAndAlloyDbMessagesAreRead() {
        Logs read = Logs.read("""
                2026-11-22 08:53:58.753 UTC [7] FATAL:  28P01: password authentication failed for user "app"
                2026-11-22 08:53:58.753 UTC [7] LOCATION:  auth_failed, auth.c:345
                2026-11-22 08:53:59.753 UTC [8] FATAL:[auth.c:372] password authentication failed for user "app"
                """);
        assertThat(read.logins)
                .hasSize(2)
                .allSatisfy(e -> assertThat(e.reason()).isEqualTo("28P01"));
        assertThat(read.report.unreadable()).isZero();
    }

    @Test
    void windowsLineEndsAreRead() {
        String log = """
                2026-11-22 08:53:58.753 UTC [7] LOG:  connection received: host=10.0.0.1 port=5
                2026-11-22 08:53:58.753 UTC [7] LOG:  connection authorized: user=app database=shop
                """;
        Logs read = Logs.read(log.replace("\n", "\r\n"));
        assertThat(read.logins).singleElement().satisfies(e -> {
            assertThat(e.database()).isEqualTo("shop");
            assertThat(e.remotePort()).isEqualTo(5);
        });
    }

    @Test
    void linesOfBackgroundProcessesDoNotSettleThePrefix() {
        Logs read = Logs.read("""
                2026-11-22 08:53:58.753 UTC [1] LOG:  database system is ready to accept connections
                2026-11-22 08:54:58.753 UTC [1] LOG:  checkpoint starting: time
                2026-11-22 08:55:58.753 UTC [7] app@shop FATAL:  password authentication failed for user "app"
                """);
        assertThat(read.logins)
                .singleElement()
                .satisfies(e -> assertThat(e.database()).isEqualTo("shop"));
    }

    @Test
    void anUnknownEscapeOrAPrefixWithoutTimeIsRefused() {
        List<LogLine> head = Logs.head("x\n".getBytes(StandardCharsets.UTF_8));
        StderrFormat format = new StderrFormat();
        assertThatThrownBy(() -> format.recognise(head, Logs.OPTIONS.withLogLinePrefix("%m %y ")))
                .isInstanceOf(SourceRefusedException.class)
                .hasMessageContaining("%y");
        assertThatThrownBy(() -> format.recognise(head, Logs.OPTIONS.withLogLinePrefix("[%p] ")))
                .isInstanceOf(SourceRefusedException.class)
                .hasMessageContaining("time");
    }

    @Test
    void aTextLogWithAnotherPrefixIsNotRecognisedButLooksLikePostgres() {
        List<LogLine> head = Logs.head("app-1 08:53 <7> FATAL:  password authentication failed for user \"a\"\n"
                .getBytes(StandardCharsets.UTF_8));
        assertThat(new StderrFormat().recognise(head, Logs.OPTIONS)).isEqualTo(Recognition.NO);
        assertThat(PostgresFamily.looksLikePostgres(head)).isTrue();
        assertThat(PostgresFamily.looksLikePostgres(Logs.head("hello\n".getBytes(StandardCharsets.UTF_8))))
                .isFalse();
    }

    @Test
    void zonesComeFromTheLogOrFromTheUser() {
        String line = "2026-07-22 08:00:00.000 %s [7] FATAL:  password authentication failed for user \"a\"\n";
        assertThat(opened(String.format(line, "+0330"), Logs.OPTIONS)).isEqualTo("2026-07-22T04:30:00Z");
        assertThat(opened(String.format(line, "-03"), Logs.OPTIONS)).isEqualTo("2026-07-22T11:00:00Z");
        ScanOptions berlin = Logs.OPTIONS.withZone(ZoneId.of("Europe/Berlin"));
        assertThat(opened(String.format(line, "CEST"), berlin)).isEqualTo("2026-07-22T06:00:00Z");
        assertThatThrownBy(() -> opened(String.format(line, "IST"), ScanOptions.of("db", ZoneOffset.UTC)))
                .isInstanceOf(SourceRefusedException.class)
                .hasMessageContaining("--timezone");
    }

    private static String opened(String log, ScanOptions options) {
        LoginEvent e = Logs.read(log.getBytes(StandardCharsets.UTF_8), options, null)
                .logins
                .get(0);
        return Instant.ofEpochMilli(e.openedMicros() / 1_000).toString();
    }
}
