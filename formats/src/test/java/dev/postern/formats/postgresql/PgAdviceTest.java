// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.formats.Advice;
import dev.postern.formats.Advice.Level;
import dev.postern.formats.StreamReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class PgAdviceTest {
    private final StreamReport report = new StreamReport("postgresql-stderr", "%m [%p] ");

    @Test
    void a_log_of_failures_alone_is_blind_to_successes_scans_and_addresses() {
        report.add(Tally.REFUSED, 5);
        report.add(Tally.REFUSED_DETAILS, 5);
        report.add(Tally.ADDRESSLESS, 5);
        report.add(Tally.LOG_LINES, 5);

        assertThat(subjects(Level.BLIND))
                .containsExactlyInAnyOrder("successful logins", "scans", "addresses of refused logins");
        assertThat(settings("successful logins"))
                .anyMatch(s -> s.contains("log_connections"))
                .contains("SELECT pg_reload_conf();");
    }

    @Test
    void a_complete_log_has_nothing_to_change() {
        complete();

        assertThat(subjects(Level.BLIND)).isEmpty();
        assertThat(subjects(Level.HINT)).isEmpty();
        assertThat(subjects(Level.OK)).contains("successful logins", "scans", "forged lines");
    }

    @Test
    void a_prefix_with_names_is_said_to_be_forgeable() {
        complete();
        report.add(Tally.FORGEABLE, 1);

        assertThat(subjects(Level.HINT)).containsExactly("forged lines");
    }

    @Test
    void no_line_of_level_log_points_to_log_min_messages() {
        report.add(Tally.REFUSED, 20);

        assertThat(settings("successful logins")).anyMatch(s -> s.contains("log_min_messages"));
    }

    @Test
    void host_names_instead_of_addresses_are_a_blind_spot_and_stand_first() {
        complete();
        report.add(Tally.HOST_NAMES, 2);

        assertThat(PgAdvice.of(List.of(report)).get(0).subject()).isEqualTo("client addresses");
        assertThat(settings("client addresses")).anyMatch(s -> s.contains("log_hostname"));
    }

    @Test
    void version_18_without_receipt_is_told_what_to_add() {
        report.add(Tally.AUTHORIZED, 3);
        report.add(Tally.DISCONNECTED, 3);
        report.add(Tally.LOG_LINES, 6);

        assertThat(subjects(Level.BLIND)).containsExactly("scans");
        assertThat(settings("scans")).anyMatch(s -> s.contains("receipt"));
    }

    private void complete() {
        report.add(Tally.RECEIVED, 9);
        report.add(Tally.AUTHENTICATED, 5);
        report.add(Tally.AUTHORIZED, 5);
        report.add(Tally.DISCONNECTED, 5);
        report.add(Tally.REFUSED, 4);
        report.add(Tally.REFUSED_DETAILS, 4);
        report.add(Tally.LOG_LINES, 24);
    }

    private List<String> subjects(Level level) {
        return PgAdvice.of(List.of(report)).stream()
                .filter(a -> a.level() == level)
                .map(Advice::subject)
                .toList();
    }

    private List<String> settings(String subject) {
        return PgAdvice.of(List.of(report)).stream()
                .filter(a -> a.subject().equals(subject))
                .flatMap(a -> a.settings().stream())
                .toList();
    }
}
