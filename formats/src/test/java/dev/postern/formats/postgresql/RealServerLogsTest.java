// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.formats.postgresql.LogCases.Case;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Mark;
import dev.postern.kernel.Outcome;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs that real servers wrote, each attempt exactly once, with its outcome, user and address. */
class RealServerLogsTest {
    /** libpq's two tries for one attempt, which are folded. */
    private static final Set<String> TRIED_TWICE =
            Set.of("fail_wrong_password_psql_sslmode_prefer", "fail_no_hba_entry_psql_prefer");

    /**
     * What a log cannot tell:
     *
     * <ul>
     *   <li>{@code cancel_request_ok} of version 18 in the rich format: that client ran into the authentication timeout, so
     *       the log holds something else.
     *   <li>{@code inc_startup_version_2} up to version 13: a client of protocol 2 is refused within authentication, which the
     *       independent reading took for a failed login.
     *   <li>{@code disc_rst_in_query} where only receipts are logged: the break reads like that of a connection that never
     *       logged in until the disconnection that follows it.
     * </ul>
     */
    private static final Set<String> UNTELLABLE = Set.of(
            "18.6 stderr-rich cancel_request_ok",
            "10.18 inc_startup_version_2",
            "11.13 inc_startup_version_2",
            "13.3 inc_startup_version_2");

    static Stream<String> versions() {
        return Stream.of("10.18", "11.13", "13.3", "15.18", "17.11", "18.6");
    }

    @ParameterizedTest
    @MethodSource("versions")
    void everyAttemptIsReportedOnceWithItsOutcomeUserAndAddress(String version) {
        for (Case c : LogCases.of(version)) {
            if (UNTELLABLE.contains(c.toString()) || UNTELLABLE.contains(version + " " + c.name())) {
                continue;
            }
            Logs read = Logs.read(c.log(), Logs.OPTIONS, null);
            assertThat(read.report.unreadable()).as(c.toString()).isZero();
            assertThat(lines(c, read.logins)).as(c.toString()).containsExactlyInAnyOrderElementsOf(expected(c));
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void theCasesOfAFormatInOneStreamGiveTheSameAttempts(String version) {
        Map<String, List<Case>> formats = new LinkedHashMap<>();
        for (Case c : LogCases.of(version)) {
            formats.computeIfAbsent(c.format(), f -> new ArrayList<>()).add(c);
        }
        formats.forEach((format, cases) -> {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            List<String> apart = new ArrayList<>();
            String variant = null;
            for (Case c : cases) {
                all.writeBytes(c.log());
                Logs read = Logs.read(c.log(), Logs.OPTIONS, null);
                variant = variant == null ? read.report.variant() : variant;
                read.logins.forEach(e -> apart.add(place(e)));
            }
            List<String> together = new ArrayList<>();
            Logs read = Logs.read(all.toByteArray(), Logs.OPTIONS, variant);
            read.logins.forEach(e -> together.add(place(e)));
            List<String> missing = new ArrayList<>(apart);
            together.forEach(missing::remove);
            List<String> invented = new ArrayList<>(together);
            apart.forEach(invented::remove);
            // Within the stream a pair of failures does not stand alone and is not folded.
            assertThat(invented).as(version + " " + format).allMatch(line -> line.startsWith("FAILED"));
            assertThat(missing).as(version + " " + format).isEmpty();
        });
    }

    private static String place(LoginEvent e) {
        return e.outcome() + " " + (e.remoteIp() == null ? e.remoteHost() : e.remoteIp()) + " " + e.user();
    }

    private static List<String> lines(Case c, List<LoginEvent> events) {
        List<String> lines = new ArrayList<>();
        for (LoginEvent e : events) {
            if (e.outcome() == Outcome.INCOMPLETE && !isLogged(c, Outcome.INCOMPLETE)) {
                continue;
            }
            lines.add(line(
                    c, e.outcome(), e.user(), Objects.toString(e.remoteIp() == null ? e.remoteHost() : e.remoteIp())));
        }
        return lines;
    }

    private static List<String> expected(Case c) {
        List<String> lines = new ArrayList<>();
        for (String attempt : c.attempts()) {
            String[] parts = attempt.split("\\|", -1);
            Outcome outcome = Outcome.valueOf(parts[0]);
            boolean half = TRIED_TWICE.contains(c.name()) && !lines.isEmpty() && tellsHalves(c);
            if (isLogged(c, outcome) && !half) {
                lines.add(line(c, outcome, LogCases.decode(parts[1]), parts[2]));
            }
        }
        return lines;
    }

    /** Whether halves can be told: two refused passwords need an address and a port for that. */
    private static boolean tellsHalves(Case c) {
        boolean addressless = c.format().equals("stderr-noconn") || c.format().equals("stderr-auth18");
        return !addressless || c.name().startsWith("fail_no_hba");
    }

    /** Which outcomes a log with these settings holds; without "received" only some incomplete connections leave a line. */
    private static boolean isLogged(Case c, Outcome outcome) {
        return switch (c.format()) {
            case "stderr-noconn" -> outcome == Outcome.FAILED;
            case "stderr-auth18" -> outcome != Outcome.INCOMPLETE;
            default -> true;
        };
    }

    private static String line(Case c, Outcome outcome, @Nullable String user, String place) {
        boolean addressed = !c.format().equals("stderr-noconn") && !c.format().equals("stderr-auth18");
        boolean named = outcome != Outcome.INCOMPLETE && isNamed(c);
        return outcome + (named ? " user " + user : "") + (addressed ? " from " + place : "");
    }

    /** Whether the log names the user: without names in the prefix it depends on the message. */
    private static boolean isNamed(Case c) {
        boolean prefixed = switch (c.format()) {
            case "csvlog", "jsonlog", "stderr-rds", "stderr-debian", "stderr-pgbadger", "stderr-rich" -> true;
            default -> false;
        };
        return prefixed
                || c.name().startsWith("ok_ipv4")
                || c.name().startsWith("name_")
                || c.name().startsWith("fail_wrong");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.18", "15.18", "18.6"})
    void whatElseTheLogTellsIsKept(String version) {
        for (Case c : LogCases.of(version)) {
            if (!c.format().equals("csvlog") && !c.format().equals("stderr-m_p")) {
                continue;
            }
            List<LoginEvent> events = Logs.read(c.log(), Logs.OPTIONS, null).logins;
            switch (c.name()) {
                case "ok_tls13" ->
                    assertThat(events).singleElement().satisfies(e -> {
                        assertThat(e.tls()).isEqualTo("TLSv1.3");
                        assertThat(e.authMethod()).isEqualTo(version.equals("10.18") ? null : "scram-sha-256");
                        assertThat(e.application())
                                .isEqualTo(
                                        version.equals("10.18") && c.format().startsWith("stderr")
                                                ? null
                                                : e.application());
                    });
                case "ok_ipv4_scram_notls" ->
                    assertThat(events)
                            .singleElement()
                            .satisfies(e -> assertThat(e.tls()).isEqualTo("off"));
                case "ok_replication_physical" ->
                    assertThat(events)
                            .singleElement()
                            .satisfies(e -> assertThat(e.is(Mark.REPLICATION)).isTrue());
                case "fail_unknown_user" ->
                    assertThat(events).singleElement().satisfies(e -> {
                        assertThat(e.is(Mark.UNKNOWN_USER)).isTrue();
                        assertThat(e.reason()).isEqualTo("28P01");
                        assertThat(e.authMethod()).isEqualTo("scram-sha-256");
                    });
                case "fail_unknown_db", "fail_nologin_role", "fail_no_connect_privilege", "fail_db_not_accepting" ->
                    assertThat(events)
                            .singleElement()
                            .satisfies(e ->
                                    assertThat(e.is(Mark.CREDENTIALS_VALID)).isTrue());
                case "fail_wrong_password_psql_sslmode_prefer" ->
                    assertThat(events)
                            .singleElement()
                            .satisfies(e -> assertThat(e.is(Mark.RETRIED)).isTrue());
                case "inc_psql_interactive_prompt" ->
                    assertThat(events)
                            .filteredOn(e -> e.outcome() == Outcome.INCOMPLETE)
                            .singleElement()
                            .satisfies(e -> assertThat(e.is(Mark.BENIGN)).isTrue());
                case "inc_scan_10x" -> assertThat(events).hasSize(10).noneMatch(e -> e.is(Mark.BENIGN));
                case "fail_password_prompt_probe_psql_w" ->
                    assertThat(events)
                            .singleElement()
                            .satisfies(e -> assertThat(e.is(Mark.BENIGN)).isFalse());
                default -> {}
            }
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void whoWritesForgedLinesIsNamed(String version) {
        for (Case c : LogCases.of(version)) {
            boolean forges = c.name().startsWith("forge_") || c.name().equals("name_fail_inj_full");
            if (forges && (c.format().equals("csvlog") || c.format().equals("stderr-rds"))) {
                Logs read = Logs.read(c.log(), Logs.OPTIONS, null);
                assertThat(read.tampering)
                        .as(c.toString())
                        .singleElement()
                        .satisfies(
                                t -> assertThat(Objects.toString(t.remoteIp())).isEqualTo("127.0.0.1"));
            }
        }
    }

    /** The second file holds the English cases too, and its text logs have names in their prefix. */
    @ParameterizedTest
    @ValueSource(strings = {"localised", "localised-es-it-ko-zh"})
    void logsInOtherLanguagesGiveTheLoginsOfTheEnglishLog(String file) {
        List<Case> cases = new ArrayList<>(LogCases.of(file));
        Map<String, List<String>> english = new LinkedHashMap<>();
        for (Case c : file.equals("localised") ? LogCases.of("15.18") : cases) {
            english.putIfAbsent(
                    c.format() + " " + c.name().replaceFirst("^C-", ""), facts(Logs.read(c.log(), Logs.OPTIONS, null)));
        }
        cases.removeIf(c -> c.name().startsWith("C-"));
        assertThat(cases).isNotEmpty();
        for (Case c : cases) {
            String name = c.format() + " " + c.name().substring(c.name().indexOf('-') + 1);
            assertThat(facts(Logs.read(c.log(), Logs.OPTIONS, null)))
                    .as(c.toString())
                    .containsExactlyInAnyOrderElementsOf(Objects.requireNonNull(english.get(name), name));
        }
    }

    /** All that a log says of logins, apart from times, ports and processes. */
    private static List<String> facts(Logs read) {
        List<String> facts = new ArrayList<>();
        for (LoginEvent e : read.logins) {
            facts.add(place(e) + " " + e.database() + " " + e.application() + " " + e.tls() + " " + e.authMethod() + " "
                    + e.reason() + " " + e.marks());
        }
        facts.add(read.report.unreadable() + " unreadable");
        return facts;
    }
}
