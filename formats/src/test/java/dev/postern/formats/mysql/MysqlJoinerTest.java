// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.postern.formats.LoginSink;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.StreamReport;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Mark;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.TamperSignal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MysqlJoinerTest {
    private static final long SECOND = 1_000_000;
    private static final long START = 1_800_000_000 * SECOND;

    private final List<LoginEvent> logins = new ArrayList<>();

    private MysqlJoiner joiner(int capacity, String... formats) {
        List<StreamReport> reports = Arrays.stream(formats)
                .map(format -> new StreamReport(format, null))
                .toList();
        return new MysqlJoiner(
                ScanOptions.of("db", ZoneOffset.UTC),
                reports,
                new LoginSink() {
                    @Override
                    public void login(LoginEvent event) {
                        logins.add(event);
                    }

                    @Override
                    public void tamper(TamperSignal signal) {
                        throw new AssertionError(signal);
                    }
                },
                capacity);
    }

    private static MysqlRecord record(long second, long thread, MysqlRecord.Kind kind, MysqlRecord.Origin origin) {
        MysqlRecord record = new MysqlRecord();
        record.timeMicros = START + second * SECOND;
        record.thread = thread;
        record.kind = kind;
        record.origin = origin;
        record.user = kind == MysqlRecord.Kind.ACTIVE ? null : "app";
        record.code = kind == MysqlRecord.Kind.REFUSED ? 1045 : 0;
        return record;
    }

    private static MysqlRecord name(long second, long thread) {
        return record(second, thread, MysqlRecord.Kind.ATTEMPT, MysqlRecord.Origin.GENERAL);
    }

    private static MysqlRecord active(long second, long thread) {
        return record(second, thread, MysqlRecord.Kind.ACTIVE, MysqlRecord.Origin.GENERAL);
    }

    @Test
    void a_stray_time_makes_no_later_login_late() {
        MysqlJoiner joiner = joiner(100, "mariadb-server-audit");

        for (long second : new long[] {0, 100_000_000, 1, 2}) {
            joiner.accept(record(second, second + 1, MysqlRecord.Kind.LOGIN, MysqlRecord.Origin.AUDIT));
            joiner.settledThrough();
        }
        joiner.end();

        assertThat(logins)
                .extracting(LoginEvent::decidedMicros)
                .containsExactly(START, START + 100_000_000 * SECOND, START + SECOND, START + 2 * SECOND);
    }

    @Test
    void a_log_that_was_quiet_for_days_goes_on_at_once() {
        MysqlJoiner joiner = joiner(100, "mysql-general-log");

        joiner.accept(name(0, 1));
        joiner.accept(name(1_000_000, 2));
        joiner.accept(record(1_000_001, 2, MysqlRecord.Kind.ACTIVE, MysqlRecord.Origin.GENERAL));
        joiner.end();

        assertThat(logins)
                .extracting(LoginEvent::outcome, LoginEvent::decidedMicros)
                .containsExactlyInAnyOrder(
                        tuple(Outcome.INCOMPLETE, START + MysqlJoiner.IDLE_LIMIT),
                        tuple(Outcome.SUCCESS, START + 1_000_001 * SECOND));
    }

    @Test
    void the_same_id_after_a_restart_is_another_attempt() {
        MysqlJoiner joiner = joiner(1000, "mysql-general-log");
        joiner.accept(name(0, 5));
        joiner.accept(name(600, 5));
        joiner.accept(active(601, 5));
        joiner.end();

        assertThat(logins).extracting(LoginEvent::outcome).containsExactly(Outcome.INCOMPLETE, Outcome.SUCCESS);
    }

    @Test
    void the_audit_log_decides_and_the_general_log_adds_how_the_client_was_connected() {
        MysqlJoiner joiner = joiner(1000, "mariadb-server-audit", "mariadb-general-log", "mariadb-error-log");
        MysqlRecord name = name(0, 5);
        name.tls = "on";
        joiner.accept(name);
        joiner.accept(record(0, 5, MysqlRecord.Kind.REFUSED, MysqlRecord.Origin.ERROR));
        MysqlRecord refused = record(1, 5, MysqlRecord.Kind.REFUSED, MysqlRecord.Origin.AUDIT);
        refused.code = 4151;
        joiner.accept(refused);
        joiner.end();

        assertThat(logins).singleElement().satisfies(login -> {
            assertThat(login.reason()).isEqualTo("4151");
            assertThat(login.tls()).isEqualTo("on");
        });
    }

    @Test
    void a_first_statement_hours_later_still_makes_the_login_a_success() {
        MysqlJoiner joiner = joiner(1000, "mysql-general-log");
        joiner.accept(name(0, 5));
        joiner.advanceTo(START + 7 * 3600 * SECOND);
        joiner.accept(active(7 * 3600, 5));

        assertThat(logins).singleElement().satisfies(login -> {
            assertThat(login.outcome()).isEqualTo(Outcome.SUCCESS);
            assertThat(login.decidedMicros()).isEqualTo(START + 7 * 3600 * SECOND);
        });
    }

    @Test
    void a_name_that_nothing_follows_is_given_up_when_the_server_would_have_closed_the_session() {
        MysqlJoiner joiner = joiner(1000, "mysql-general-log");
        joiner.accept(name(0, 5));
        joiner.advanceTo(START + MysqlJoiner.IDLE_LIMIT + 2 * SECOND);

        assertThat(logins).singleElement().satisfies(login -> {
            assertThat(login.outcome()).isEqualTo(Outcome.INCOMPLETE);
            assertThat(login.is(Mark.UNCONFIRMED)).isTrue();
            assertThat(login.decidedMicros()).isEqualTo(START + MysqlJoiner.IDLE_LIMIT);
        });
    }

    @Test
    void the_oldest_undecided_attempts_are_given_up_when_there_are_too_many() {
        MysqlJoiner joiner = joiner(100, "mysql-general-log");
        for (int i = 0; i < 300; i++) {
            joiner.accept(name(i / 100, i));
        }

        assertThat(logins).hasSizeBetween(190, 200).allMatch(login -> login.is(Mark.UNCONFIRMED));
        assertThat(logins.get(0).session()).isEqualTo("0");
    }

    @Test
    void what_is_promised_as_settled_is_never_undercut() {
        MysqlJoiner joiner = joiner(1000, "mysql-error-log", "mysql-general-log");
        long promised = Long.MIN_VALUE;
        for (int i = 0; i < 100; i++) {
            int given = logins.size();
            joiner.accept(name(i, i));
            joiner.accept(active(i + i % 4, i));
            for (LoginEvent login : logins.subList(given, logins.size())) {
                assertThat(login.decidedMicros()).isGreaterThanOrEqualTo(promised);
            }
            assertThat(joiner.settledThrough()).isGreaterThanOrEqualTo(promised);
            promised = joiner.settledThrough();
        }
        assertThat(promised).isGreaterThan(START + 80 * SECOND);
        assertThat(logins).hasSizeGreaterThan(80);
    }
}
