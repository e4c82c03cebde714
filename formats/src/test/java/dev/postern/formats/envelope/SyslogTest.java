// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyslogTest {
    private static final String HEAD = "2026-11-22T09:25:31.481616+00:00 vm postgres";

    private static String line(int process, String text) {
        return HEAD + "[" + process + "]: " + text;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "%q%u@%d ",
                "user=%u,db=%d,app=%a,client=%h ",
                "db=%d,user=%u ",
            })
    void aPrefixWithoutTimeAndProcessTakesThoseOfSyslog(String prefix) {
        String unknown = prefix.startsWith("%q") ? "[unknown]@[unknown] " : names(prefix, "[unknown]", "[unknown]");
        String known = names(prefix, "app", "shop");
        Reading read = Reading.of(
                line(70, "[1-1] " + names(prefix, "", "") + "LOG:  database system is ready to accept connections"),
                line(77, "[1-1] " + unknown + "LOG:  connection received: host=203.0.113.9 port=4000"),
                line(78, "[1-1] " + unknown + "LOG:  connection received: host=203.0.113.7 port=4001"),
                line(77, "[2-1] " + known + "FATAL:  password authentication failed for user \"app\""),
                line(77, "[2-2] " + known + "DETAIL:  Role \"app\" does not exist."),
                line(78, "[2-1] " + known + "LOG:  connection authorized: user=app database=shop"),
                line(
                        78,
                        "[3-1] " + known
                                + "LOG:  disconnection: session time: 0:00:01.000 user=app database=shop host=203.0.113.7 port=4001"));

        assertThat(read.format()).isEqualTo("syslog/postgresql-stderr");
        assertThat(read.unreadable()).isZero();
        assertThat(read.logins)
                .extracting(e -> e.outcome() + " " + e.user() + " " + e.remoteIp() + " " + e.openedMicros())
                .containsExactlyInAnyOrder(
                        "FAILED app 203.0.113.9 " + Reading.micros("2026-11-22T09:25:31.481616Z"),
                        "SUCCESS app 203.0.113.7 " + Reading.micros("2026-11-22T09:25:31.481616Z"));
    }

    private static String names(String prefix, String user, String database) {
        if (user.isEmpty() && prefix.startsWith("%q")) {
            return "";
        }
        return prefix.replace("%q", "")
                .replace("%u", user)
                .replace("%d", database)
                .replace("%a", "psql")
                .replace("%h", user.isEmpty() ? "" : "203.0.113.9");
    }

    @Test
    void partsOfMessagesThatProcessesWroteSideBySideFindTogether() {
        String head = "2026-11-22 09:25:31.481 UTC ";
        Reading read = Reading.of(
                line(77, "[8-1] " + head + "[77] LOG:  connection received: host=203.0.113.9 port=4000"),
                line(78, "[8-1] " + head + "[78] LOG:  connection received: host=203.0.113.7 port=4001"),
                line(77, "[9-1] " + head + "[77] FATAL:  password authentication failed for user \"a"),
                line(78, "[9-1] " + head + "[78] FATAL:  password authentication failed for user \"b"),
                line(78, "[9-2] #011c\""),
                line(77, "[9-2] #011d\""),
                line(78, "[9-3] " + head + "[78] DETAIL:  Role \"b"),
                line(77, "[9-3] " + head + "[77] DETAIL:  Password does not match."),
                line(78, "[9-4] #011c\" does not exist."));

        assertThat(read.unreadable()).isZero();
        assertThat(read.logins)
                .extracting(e -> e.user() + " " + e.remoteIp() + " " + e.marks())
                .containsExactlyInAnyOrder("a\nd 203.0.113.9 []", "b\nc 203.0.113.7 [UNKNOWN_USER]");
    }

    @Test
    void aMessageCutAtItsLengthIsOneLineAgain() {
        String name = "n".repeat(60);
        String text = "2026-11-22 09:25:31.481 UTC [77] LOG:  connection authorized: user=" + name + " database=" + name
                + " application_name=" + "x".repeat(700);
        Reading read = Reading.of(
                line(
                        77,
                        "[8-1] 2026-11-22 09:25:31.481 UTC [77] LOG:  connection received: host=203.0.113.9 port=4000"),
                line(77, "[9-1] " + text),
                line(77, "[9-2]  SSL enabled (protocol=TLSv1.3, cipher=TLS_AES_256_GCM_SHA384, bits=256)"));

        assertThat(read.logins).singleElement().satisfies(e -> {
            assertThat(e.outcome()).isEqualTo(Outcome.SUCCESS);
            assertThat(e.tls()).isEqualTo("TLSv1.3");
        });
    }

    @Test
    void otherProgramsArePassedOverAndCounted() {
        Reading read = Reading.of(
                "2026-11-22T09:25:30+00:00 vm sshd[5]: Failed password for root from 203.0.113.1 port 22 ssh2",
                "2026-11-22T09:25:30+00:00 vm kernel: eth0: link up",
                line(
                        77,
                        "[8-1] 2026-11-22 09:25:31.481 UTC [77] LOG:  connection received: host=203.0.113.9 port=4000"),
                "2026-11-22T09:25:31+00:00 vm CRON[6]: (root) CMD (true)",
                line(
                        77,
                        "[9-1] 2026-11-22 09:25:31.482 UTC [77] FATAL:  password authentication failed for user \"a\""));

        assertThat(read.logins).hasSize(1);
        assertThat(read.unreadable()).isZero();
        assertThat(read.reports.get(0).fact(OneSender.OTHERS)).isEqualTo(3);
    }

    @Test
    void anotherHostsServerIsPassedOverAndNamed() {
        String authorized = "LOG:  connection authorized: user=a database=a";
        List<String> lines = new ArrayList<>();
        for (int i = 1; i < 4; i++) {
            lines.add(line(i, "[8-1] 2026-11-22 09:25:31.481 UTC [" + i + "] " + authorized));
        }
        lines.add("2026-11-22T09:25:31+00:00 other postgres[3]: [9-1] 2026-11-22 09:25:31.482 UTC [3] " + authorized);
        Reading read = Reading.of(lines.toArray(String[]::new));

        assertThat(read.logins).hasSize(3);
        assertThat(read.problems)
                .containsExactly(
                        "log: holds the logs of several servers: postgres on vm was read, not postgres on other"
                                + " (lines: 1); give each server as a file, and an instance, of its own:"
                                + " grep -F -- ' other postgres' 'log' > 'other.log', then read other=other.log");
    }

    @Test
    void aHostsNameThatAShellWouldActOnIsInNoCommand() {
        String text =
                " postgres[3]: [9-1] 2026-11-22 09:25:31.482 UTC [3] LOG:  connection authorized: user=a database=a";
        for (String name : List.of("a';reboot;'", "$(reboot)", "../x", "-rf", "a`b`", "a\\b")) {
            Reading read = Reading.of(
                    "2026-11-22T09:25:31+00:00 vm" + text,
                    "2026-11-22T09:25:31+00:00 vm" + text,
                    "2026-11-22T09:25:31+00:00 " + name + text);

            assertThat(read.problems).as(name).singleElement().asString().endsWith("an instance, of its own");
        }
    }

    @Test
    void textThatLooksLikeALineOfSyslogMakesNoLogin() {
        // All that a client can send in a name; PostgreSQL splits at the line break, rsyslog escapes what is left.
        String forged = "#012"
                + line(1, "[1-1] 2026-11-22 08:00:00.000 UTC [1] LOG:  connection authorized: user=p database=p");
        String split = line(1, "[1-1] 2026-11-22 08:00:00.000 UTC [1] LOG:  connection authorized: user=p database=p");
        Reading read = Reading.of(
                line(
                        77,
                        "[8-1] 2026-11-22 09:25:31.481 UTC [77] LOG:  connection received: host=203.0.113.9 port=4000"),
                line(
                        77,
                        "[9-1] 2026-11-22 09:25:31.482 UTC [77] FATAL:  password authentication failed for user \"x"
                                + forged + "\""),
                line(
                        78,
                        "[8-1] 2026-11-22 09:25:31.481 UTC [78] LOG:  connection received: host=203.0.113.9 port=4001"),
                line(78, "[9-1] 2026-11-22 09:25:31.482 UTC [78] FATAL:  password authentication failed for user \"x"),
                line(78, "[9-2] #011" + split + "\""));

        assertThat(read.logins).hasSize(2).allMatch(e -> e.outcome() == Outcome.FAILED);
    }

    @Test
    void aLineForgedByANameInThePrefixStaysAName() {
        String received = " [unknown]@[unknown] LOG:  connection received: host=203.0.113.9 port=400";
        Reading read = Reading.of(
                line(78, "[8-1] 2026-11-22 09:25:31.481 UTC [78]" + received + "1"),
                line(
                        78,
                        "[9-1] 2026-11-22 09:25:31.481 UTC [78] a@b FATAL:  password authentication failed for user \"a\""),
                line(79, "[8-1] 2026-11-22 09:25:31.481 UTC [79]" + received + "2"),
                line(79, "[9-1] 2026-11-22 09:25:31.482 UTC [79] x"),
                line(79, "[9-2] 2026-11-22 08:00:00.000 UTC [1] p@p LOG:  connection authorized: user=p database=p"),
                line(79, "[9-3]  FATAL:  password authentication failed for user \"x"),
                line(79, "[9-4] #0112026-11-22 08:00:00.000 UTC [1] p\""));

        assertThat(read.logins).hasSize(2).allMatch(e -> e.outcome() == Outcome.FAILED);
        assertThat(read.tampering).isEqualTo(1);
    }

    @Test
    void aPartWhoseMessageBeganBeforeTheFileIsCountedAsUnreadable() {
        Reading read = Reading.of(
                line(77, "[8-2] #011Connection matched pg_hba.conf line 7"),
                line(
                        78,
                        "[9-1] 2026-11-22 09:25:31.482 UTC [78] FATAL:  password authentication failed for user \"a\""));

        assertThat(read.logins).hasSize(1);
        assertThat(read.unreadable()).isEqualTo(1);
    }

    @Test
    void aPrefixThatTheUserGaveNeedsNoTimeWhereSyslogHasIt() {
        Reading read = Reading.of(
                (line(5, "Failed password for root from 203.0.113.1 port 22 ssh2")
                                        .replace("postgres", "sshd") + "\n"
                                + line(
                                        77,
                                        "[1-1] db shop as app / FATAL:  password authentication failed for user \"app\"")
                                + "\n")
                        .getBytes(StandardCharsets.UTF_8),
                Reading.MODIFIED,
                Reading.OPTIONS.withLogLinePrefix("db %d as %u / "));

        assertThat(read.problems).isEmpty();
        assertThat(read.logins)
                .singleElement()
                .satisfies(e -> assertThat(e.database()).isEqualTo("shop"));
    }

    @Test
    void withoutNumbersThePrefixHasToNameTheProcess() {
        Reading read = Reading.of(line(77, "LOG:  connection received: host=203.0.113.9 port=4000"));

        assertThat(read.logins).isEmpty();
        assertThat(read.problems).singleElement().asString().contains("not a log that Postern knows");
    }

    @Test
    void linesOfAServersStandardErrorInTheJournalAreRead() {
        Reading read = Reading.of(
                "-- Journal begins at Sun 2026-11-01 00:00:00 UTC. --",
                "Nov 22 09:25:31 vm postgres[5]: 2026-11-22 09:25:31.481 UTC [77] LOG:  connection received: host=203.0.113.9 port=4000",
                "Nov 22 09:25:31 vm postgres[5]: 2026-11-22 09:25:31.482 UTC [77] FATAL:  password authentication failed for user \"x",
                "Nov 22 09:25:31 vm postgres[5]: \ty\"");

        assertThat(read.logins)
                .singleElement()
                .satisfies(e -> assertThat(e.user()).isEqualTo("x\ny"));
        assertThat(read.unreadable()).isZero();
    }

    @Test
    void mariadbsErrorLogIsReadFromTheJournal() {
        Reading read = Reading.of(
                "Jan 14 09:21:50 data mariadbd[609]: 2023-01-14  9:21:50 15647 [Warning] Access denied for user 'xxx'@'2001:db8::1' (using password: YES)",
                "Jan 14 09:21:50 data systemd[1]: Started something.");

        assertThat(read.format()).isEqualTo("syslog/mariadb-error-log");
        assertThat(read.logins).singleElement().satisfies(e -> {
            assertThat(e.user()).isEqualTo("xxx");
            assertThat(e.openedMicros()).isEqualTo(Reading.micros("2023-01-14T09:21:50Z"));
        });
    }

    @Test
    void structuredDataIsPassedOver() {
        Reading read = Reading.of(("<134>1 2026-11-22T09:25:31.481616Z vm postgres 77 - [a b=\"]\\\"\"][c] \uFEFF"
                        + "[9-1] 2026-11-22 09:25:31.482 UTC [77] FATAL:  password authentication failed for user \"a\"\n")
                .getBytes(StandardCharsets.UTF_8));

        assertThat(read.logins).hasSize(1);
    }
}
