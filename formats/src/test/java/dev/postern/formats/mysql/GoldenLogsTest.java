// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Mark;
import dev.postern.kernel.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Logs of real servers, on which about 170 kinds of login were tried one after the other. Each case must be found exactly once
 * in each log and in all of them together, with the outcome that the client saw; what a log cannot tell is listed with the
 * reason.
 */
class GoldenLogsTest {
    private static final String OFF = "no case of its own: the server was not in the state the case wanted";
    private static final String NAME_ONLY =
            "the name is logged and nothing after it, as for any session without a statement";
    private static final String SANDBOX = "MariaDB opens the session and lets it do nothing but change the password";
    private static final String DENIED = "the server refused this client with 1698";
    private static final String ABORT = "the log says no more than that the connection closed";
    private static final String LEFT_IN_TIME =
            "the client left when it was asked for more, which the case counts as a failure";
    private static final String REFUSED_AT_ONCE = "MySQL 5.6 refuses unknown names before it asks for a password";

    private static final Map<String, String> MARIADB =
            Map.of("ok_local_unix_socket_auth", DENIED, "fail_expired_password", SANDBOX, "fail_host_blocked", OFF);
    private static final Map<String, String> ABORTED =
            Map.of("fail_host_not_allowed", ABORT, "dbname_fail_invalid_utf8", ABORT);
    private static final Map<String, String> OLD =
            Map.of("inc_auth_switch_close_unknown_user", REFUSED_AT_ONCE, "fail_host_blocked", OFF);
    private static final Map<String, String> LEFT = Map.of(
            "name_fail_len63", LEFT_IN_TIME,
            "name_fail_empty", LEFT_IN_TIME,
            "name_fail_latin1", LEFT_IN_TIME,
            "forge_error_line", LEFT_IN_TIME,
            "fail_host_blocked", OFF);
    private static final Map<String, String> LONG_NAMES = nameOnly("dbname_fail_inj_full", "dbname_fail_len200");
    private static final Map<String, String> BROKEN_OFF =
            nameOnly("disc_eof_without_quit", "disc_rst", "disc_bad_command", "disc_partial_packet");

    /** Cases whose expected outcome is not what the logs tell, by server and logs. */
    private static final Map<String, Map<String, String>> CANNOT_TELL = Map.ofEntries(
            Map.entry("mariadb-10.11.19 audit", MARIADB),
            Map.entry("mariadb-10.11.19 audit error general", MARIADB),
            Map.entry("mariadb-10.11.19 error", all(MARIADB, ABORTED)),
            Map.entry(
                    "mariadb-10.11.19 general",
                    all(MARIADB, LONG_NAMES, BROKEN_OFF, nameOnly("fail_unknown_db_root", "fail_locked"))),
            Map.entry(
                    "mariadb-10.11.19 error general",
                    all(MARIADB, ABORTED, LONG_NAMES, nameOnly("fail_unknown_db_root", "fail_locked"))),
            Map.entry("mysql-5.6.14 error", OLD),
            Map.entry("mysql-5.6.14 general", all(OLD, LONG_NAMES, BROKEN_OFF)),
            Map.entry("mysql-5.6.14 error general", all(OLD, LONG_NAMES)),
            Map.entry(
                    "mysql-5.7.22 general",
                    all(LONG_NAMES, BROKEN_OFF, nameOnly("fail_locked"), Map.of("fail_host_blocked", OFF))),
            Map.entry("mysql-5.7.22 error general", all(LONG_NAMES, Map.of("fail_host_blocked", OFF))),
            Map.entry("mysql-8.0.31 error", LEFT),
            Map.entry(
                    "mysql-8.0.31 general",
                    all(LEFT, LONG_NAMES, BROKEN_OFF, nameOnly("fail_unknown_db_root", "fail_locked"))),
            Map.entry("mysql-8.0.31 error general", LEFT));

    /** Cases that need several connections; the one that the case is about. */
    private static final Map<String, String> SEVERAL = Map.of(
            "fail_max_user_connections", "limited@127.0.0.2",
            "fail_too_many_connections", "alice@127.0.0.20",
            "fail_max_password_errors", "bob@127.0.0.21",
            "disc_kill", "alice@127.0.0.33",
            "fail_caching_sha2_needs_tls", "sha2@127.0.0.1");

    private static Map<String, String> nameOnly(String... cases) {
        Map<String, String> result = new LinkedHashMap<>();
        for (String name : cases) {
            result.put(name, NAME_ONLY);
        }
        return result;
    }

    @SafeVarargs
    private static Map<String, String> all(Map<String, String>... lists) {
        Map<String, String> result = new LinkedHashMap<>();
        for (Map<String, String> list : lists) {
            result.putAll(list);
        }
        return result;
    }

    static Stream<Arguments> logs() {
        return Stream.of(
                        "mariadb-10.11.19 audit",
                        "mariadb-10.11.19 error",
                        "mariadb-10.11.19 general",
                        "mariadb-10.11.19 error general",
                        "mariadb-10.11.19 audit error general",
                        "mysql-5.6.14 error",
                        "mysql-5.6.14 general",
                        "mysql-5.6.14 error general",
                        "mysql-5.7.22 error",
                        "mysql-5.7.22 general",
                        "mysql-5.7.22 error general",
                        "mysql-8.0.31 error",
                        "mysql-8.0.31 general",
                        "mysql-8.0.31 error general")
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("logs")
    void every_case_is_found_once_with_its_outcome(String set) {
        GoldenCases golden = GoldenCases.of(set);
        Map<String, String> cannotTell = CANNOT_TELL.getOrDefault(set, Map.of());
        List<String> wrong = new ArrayList<>();
        List<String> tellsAfterAll = new ArrayList<>();
        for (GoldenCases.Case each : golden.cases()) {
            List<LoginEvent> events = golden.logins(each);
            if (each.isSilent() || each.outcome() == null) {
                continue;
            }
            boolean right = isRight(set, each, events);
            if (right && cannotTell.containsKey(each.name())) {
                tellsAfterAll.add(each.name());
            } else if (!right && !cannotTell.containsKey(each.name())) {
                wrong.add(each + " but found " + GoldenCases.show(events));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(tellsAfterAll).as("listed as untold, and told").isEmpty();
    }

    private static boolean isRight(String set, GoldenCases.Case each, List<LoginEvent> events) {
        if (set.endsWith(" error") && each.outcome() == Outcome.SUCCESS) {
            return each.name().equals("fail_change_user") == !events.isEmpty();
        }
        if (SEVERAL.containsKey(each.name())) {
            return isAmong(set, each, events);
        }
        if (each.name().equals("inc_scan_10x") || each.name().startsWith("fail_too_many_un")) {
            return !events.isEmpty() && events.stream().allMatch(event -> event.outcome() == each.outcome());
        }
        if (each.name().equals("fail_change_user")) {
            return events.stream()
                                    .filter(event -> event.outcome() == Outcome.SUCCESS)
                                    .count()
                            == 1
                    && events.stream()
                                    .filter(event -> "bob".equals(event.user()))
                                    .count()
                            == 1
                    && events.size() == 2;
        }
        return events.size() == 1
                && events.get(0).outcome() == each.outcome()
                && each.isOf(events.get(0), set.endsWith(" error"));
    }

    /** Of a case with several connections, the one it is about: found once, as told or as unconfirmed by the general log. */
    private static boolean isAmong(String set, GoldenCases.Case each, List<LoginEvent> events) {
        String client = SEVERAL.getOrDefault(each.name(), "");
        List<LoginEvent> own = events.stream()
                .filter(event -> (event.user() + "@" + event.remoteIp()).equals(client))
                .toList();
        if (set.endsWith(" error")) {
            return own.stream().allMatch(event -> event.outcome() == each.outcome());
        }
        if (each.name().equals("fail_max_password_errors")) {
            return own.size() == 5 && own.stream().allMatch(event -> event.outcome() == Outcome.FAILED);
        }
        return own.size() == 1
                && (own.get(0).outcome() == each.outcome()
                        || (!set.contains("audit") && own.get(0).is(Mark.UNCONFIRMED)));
    }

    @ParameterizedTest
    @MethodSource("logs")
    void nothing_that_a_name_imitates_is_given_as_a_login(String set) {
        GoldenCases golden = GoldenCases.of(set);

        assertThat(golden.logs().logins)
                .noneMatch(event -> "7777".equals(event.session()) || "4242".equals(event.session()))
                .noneMatch(event ->
                        event.remoteIp() != null && event.remoteIp().toString().startsWith("203.0.113."))
                .allMatch(event ->
                        event.outcome() != Outcome.SUCCESS || !"root".equals(event.user()) || event.remoteIp() == null);
    }

    @ParameterizedTest
    @MethodSource("logs")
    void every_line_is_understood(String set) {
        assertThat(GoldenCases.of(set).logs().reports).allMatch(report -> report.unreadable() == 0);
    }
}
