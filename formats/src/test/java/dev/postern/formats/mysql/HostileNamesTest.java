// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.formats.mysql.SimulatedServer.Fate;
import dev.postern.formats.mysql.SimulatedServer.Session;
import dev.postern.kernel.Engine;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Servers on which every third client imitates log lines in his user name, knowing the server's name, its clock and his
 * connection's number.
 */
class HostileNamesTest {
    private static final int SERVERS = 150;
    private static final int SESSIONS = 12;
    private static final List<String> NAMES = List.of("alice", "bob", "app");

    /** A server's logs and what really happened. */
    private record Run(int seed, List<Session> sessions, SimulatedServer server) {

        static Run of(int seed, Engine engine) {
            return of(seed, engine, server -> {});
        }

        static Run of(int seed, Engine engine, Consumer<SimulatedServer> setting) {
            Random random = new Random(seed);
            SimulatedServer server = new SimulatedServer(engine, random);
            setting.accept(server);
            List<Session> sessions = new ArrayList<>();
            for (int i = 0; i < SESSIONS; i++) {
                sessions.add(session(100 + i, server, engine, random));
                server.start(sessions.get(i));
            }
            server.finish();
            return new Run(seed, sessions, server);
        }

        private static Session session(long id, SimulatedServer server, Engine engine, Random random) {
            boolean hostile = random.nextInt(3) == 0;
            String user =
                    hostile ? HostileNames.name(random, server, engine, id) : NAMES.get(random.nextInt(NAMES.size()));
            Fate fate = hostile
                    ? random.nextBoolean() ? Fate.WRONG_PASSWORD : Fate.LEFT
                    : random.nextInt(10) < 7 ? Fate.SUCCESS : Fate.WRONG_PASSWORD;
            return new Session(id, user, "10.0.0." + (id - 99), random.nextBoolean() ? "" : "app", fate);
        }

        List<LoginEvent> read(String... logs) {
            Map<String, byte[]> files = new LinkedHashMap<>();
            for (String log : logs) {
                byte[] bytes = switch (log) {
                    case "audit" -> server.audit();
                    case "error" -> server.error();
                    default -> server.general();
                };
                if (bytes.length > 0) {
                    files.put(log, bytes);
                }
            }
            return Logs.read(files).logins;
        }

        List<LoginEvent> of(Session session, List<LoginEvent> events) {
            return events.stream()
                    .filter(event -> Long.toString(session.id()).equals(event.session()))
                    .toList();
        }

        boolean isGenuineSuccess(LoginEvent event) {
            return sessions.stream()
                    .anyMatch(session -> session.fate() == Fate.SUCCESS
                            && Long.toString(session.id()).equals(event.session()));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MARIADB"})
    void the_audit_log_tells_every_attempt_once_and_nothing_else(Engine engine) {
        for (int seed = 0; seed < SERVERS; seed++) {
            Run run = Run.of(seed, engine);
            List<LoginEvent> events = run.read("audit");
            assertThat(events).as("seed %s", seed).hasSize(SESSIONS);
            for (Session session : run.sessions) {
                assertThat(run.of(session, events))
                        .as("seed %s: %s", seed, session)
                        .singleElement()
                        .satisfies(event -> {
                            assertThat(event.outcome()).isEqualTo(session.outcome());
                            assertThat(event.user()).isEqualTo(session.user());
                            assertThat(event.remoteIp()).hasToString(session.host());
                        });
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MARIADB"})
    void the_audit_log_gives_no_success_that_was_none_where_it_lost_the_ends_of_refusals(Engine engine) {
        for (int seed = 0; seed < SERVERS; seed++) {
            Run run = Run.of(seed, engine, SimulatedServer::loseEndsOfRefusals);
            assertThat(run.read("audit"))
                    .as("seed %s", seed)
                    .filteredOn(event -> event.outcome() == Outcome.SUCCESS)
                    .allMatch(run::isGenuineSuccess)
                    .noneMatch(event -> "203.0.113.5".equals(String.valueOf(event.remoteIp())));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MARIADB", "MYSQL"})
    void no_log_gives_a_success_that_was_none(Engine engine) {
        for (int seed = 0; seed < SERVERS; seed++) {
            Run run = Run.of(seed, engine);
            for (String logs : Set.of("general", "error", "error general")) {
                assertThat(run.read(logs.split(" ", -1)))
                        .as("seed %s, %s", seed, logs)
                        .filteredOn(event -> event.outcome() == Outcome.SUCCESS)
                        .allMatch(run::isGenuineSuccess)
                        .noneMatch(event -> "203.0.113.5".equals(String.valueOf(event.remoteIp())));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MARIADB", "MYSQL"})
    void no_honest_login_is_lost_beside_hostile_ones(Engine engine) {
        for (int seed = 0; seed < SERVERS; seed++) {
            Run run = Run.of(seed, engine);
            for (String logs : Set.of("general", "error general")) {
                List<LoginEvent> events = run.read(logs.split(" ", -1));
                for (Session session : run.sessions) {
                    if (NAMES.contains(session.user())) {
                        assertThat(run.of(session, events))
                                .as("seed %s, %s: %s", seed, logs, session)
                                .anyMatch(event -> event.outcome() == session.outcome());
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MARIADB"})
    void all_logs_together_tell_every_attempt_once_with_its_true_source(Engine engine) {
        for (int seed = 0; seed < SERVERS; seed++) {
            Run run = Run.of(seed, engine);
            List<LoginEvent> events = run.read("audit", "error", "general");
            for (Session session : run.sessions) {
                assertThat(run.of(session, events))
                        .as("seed %s: %s", seed, session)
                        .singleElement()
                        .satisfies(event -> {
                            assertThat(event.outcome()).isEqualTo(session.outcome());
                            assertThat(event.remoteIp()).hasToString(session.host());
                        });
            }
            assertThat(events).as("seed %s", seed).hasSize(SESSIONS);
        }
    }
}
