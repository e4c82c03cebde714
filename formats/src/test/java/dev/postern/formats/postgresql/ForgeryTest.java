// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.formats.postgresql.WrittenLog.Client;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients write what they like into the names; the log is written as the server would and must still be read rightly. */
class ForgeryTest {
    private static final int LOGS = 250;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%t:%r:%u@%d:[%p]:",
                "%m [%p] %q%u@%d ",
                "%t [%p]: [%l-1] user=%u,db=%d,app=%a,client=%h ",
                "%h %m [%p] %q%u@%d ",
                "%m [%p]: [%l-1] db=%d,user=%u ",
                "%m [%p] [%e] %q[user=%u,db=%d,app=%a,host=%h] ",
                "%m|%n|%p|%c|%l|%s|%v|%x|%e|%i|%u|%d|%a|%r|%h|%b| ",
                "< %n %r %u %d %p %c %l %x %b %Q>"
            })
    void noNameForgesALoginOrHidesANeighbour(String prefix) {
        for (int seed = 0; seed < LOGS; seed++) {
            Random random = new Random(seed);
            Scene scene = new Scene(prefix, random);
            List<String> expected = scene.play();
            Logs read = Logs.read(scene.log.bytes(), Logs.OPTIONS, prefix);
            List<String> events = new ArrayList<>();
            for (LoginEvent e : read.logins) {
                events.add(Scene.line(e));
            }
            assertThat(events)
                    .as(() -> prefix + "\n" + new String(scene.log.bytes(), StandardCharsets.ISO_8859_1))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%t:%r:%u@%d:[%p]:",
                "%m [%p] %q%u@%d ",
                "%h %m [%p] %q%u@%d ",
                "%m [%p]: [%l-1] db=%d,user=%u ",
                "%m [%p] %q[user=%u,db=%d] "
            })
    void aNameThatHoldsAWholeSentenceOfTheServersMakesNoLogin(String prefix) {
        List<String> sentences = List.of(
                "connection authorized: user=q database=w",
                "connection authorized: user=q database=w ",
                "connection authenticated: identity=\"q\" method=md5",
                "disconnection: session time:  user=q database=w ",
                "disconnection: session time: 0:00:00.001 user=q database=w",
                "connection ready: setup total=1 ms",
                "connection received: host=6.6.6.6 port=7");
        List<String> refusals = List.of(
                "canceling authentication due to timeout",
                "client selected an invalid SASL authentication mechanism",
                "sorry, too many clients already",
                "connection requires a valid client certificate");
        for (String sentence : sentences) {
            for (String refusal : refusals) {
                WrittenLog log = new WrittenLog(prefix);
                Client neighbour = new Client(2_001, "198.51.100.2", 40_100, "app", "shop");
                log.received(neighbour);
                log.authorized(neighbour);
                Client attacker = imitator(prefix, sentence);
                log.received(attacker);
                log.record(attacker, "FATAL", refusal);

                Logs read = Logs.read(log.bytes(), Logs.OPTIONS, prefix);

                assertThat(read.logins)
                        .as(prefix + sentence + refusal)
                        .filteredOn(login -> login.outcome() == Outcome.SUCCESS)
                        .extracting(LoginEvent::session)
                        .containsExactly("2001");
                assertThat(read.logins).as(prefix + sentence + refusal).hasSize(2);
                assertThat(read.tampering).as(prefix + sentence + refusal).isNotEmpty();
            }
        }
    }

    /** A client whose last name goes on as its own line would behind its true names. */
    private static Client imitator(String prefix, String sentence) {
        WrittenLog forged = new WrittenLog(prefix);
        Client honest = new Client(2_002, "198.51.100.1", 40_200, "q", "w");
        honest.known = true;
        forged.record(honest, "LOG", sentence);
        String line = new String(forged.bytes(), StandardCharsets.ISO_8859_1);
        boolean userIsLast = prefix.indexOf("%u") > prefix.indexOf("%d");
        String between = prefix.contains("@") ? "q@w" : userIsLast ? "db=w,user=q" : "user=q,db=w";
        String rest = line.substring(line.indexOf(between) + between.length(), line.length() - 1);
        String last = (userIsLast ? "q" : "w") + rest;
        last = last.substring(0, Math.min(63, last.length()));
        return new Client(
                honest.pid, honest.ip, honest.port, userIsLast ? last : "q", userIsLast ? honest.database : last);
    }

    @Test
    void applicationNamesMayHoldAnything() {
        for (String application : List.of(
                "x FATAL:  canceling authentication due to timeout",
                "x FATAL:  password authentication failed for user \"app\"",
                "x LOG:  disconnection: session time: 0:00:00.001")) {
            WrittenLog log = new WrittenLog("%m [%p] %q%u@%d ");
            Client client = new Client(2_001, "198.51.100.2", 40_100, "app", "shop");
            log.received(client);
            log.record(client, "LOG", "connection authorized: user=app database=shop application_name=" + application);

            Logs read = Logs.read(log.bytes(), Logs.OPTIONS, "%m [%p] %q%u@%d ");

            assertThat(read.logins).singleElement().satisfies(login -> {
                assertThat(login.outcome()).isEqualTo(Outcome.SUCCESS);
                assertThat(login.user()).isEqualTo("app");
                assertThat(login.application()).isEqualTo(application);
            });
        }
    }

    @Test
    void linesOfTheServersOwnProcessesStayWholeAmongSessionsThatAreEnded() {
        Logs read = Logs.read("""
                2026-11-22 13:29:37 UTC:127.0.2.7(41065):[unknown]@[unknown]:[7636]:LOG:  connection received: host=127.0.2.7 port=41065
                2026-11-22 13:29:37 UTC::@:[7307]:LOG:  aborting any active transactions
                2026-11-22 13:29:37 UTC:127.0.2.7(57383):carol@appdb:[7626]:FATAL:  terminating connection due to administrator command
                2026-11-22 13:29:37 UTC::@:[7307]:LOG:  background worker "logical replication launcher" (PID 7324) exited with exit code 1
                2026-11-22 13:29:37 UTC::@:[7319]:LOG:  shutting down
                2026-11-22 13:29:37 UTC::@:[7307]:LOG:  database system is shut down
                """);

        assertThat(read.report.unreadable()).isZero();
        assertThat(read.tampering).isEmpty();
    }

    /** Some honest clients and some that write log lines into their names. */
    private static final class Scene {
        final WrittenLog log;
        private final String prefix;
        private final Random random;
        private final List<String> expected = new ArrayList<>();
        private int number;

        Scene(String prefix, Random random) {
            this.prefix = prefix;
            this.random = random;
            log = new WrittenLog(prefix);
        }

        List<String> play() {
            log.background(1, "checkpoint starting: time");
            int clients = 2 + random.nextInt(6);
            for (int i = 0; i < clients; i++) {
                if (random.nextInt(3) == 0) {
                    attack();
                } else {
                    neighbour();
                }
                log.millis += random.nextInt(3) == 0 ? 1_500 : random.nextInt(4);
            }
            return expected;
        }

        private Client client(String user, String database) {
            number++;
            return new Client(2_000 + number, "198.51.100." + number, 40_000 + 100 * number, user, database);
        }

        private void neighbour() {
            Client c = client("app", random.nextBoolean() ? "shop" : "appdb");
            log.received(c);
            if (random.nextInt(4) == 0) {
                log.wrongPassword(c);
                expect("FAILED", c);
                return;
            }
            log.authorized(c);
            if (random.nextBoolean()) {
                log.disconnected(c);
            }
            expect("SUCCESS", c);
        }

        private void attack() {
            Client c = client(name(), name());
            log.received(c);
            if (random.nextInt(3) == 0) {
                neighbour();
            }
            switch (random.nextInt(4)) {
                case 0 -> log.wrongPassword(c);
                case 1, 2 -> log.noHbaEntry(c);
                default -> log.record(c, "FATAL", "empty password returned by client");
            }
            expect("FAILED", c);
        }

        private void expect(String outcome, Client c) {
            expected.add(outcome + " " + c.ip + " " + c.port + " " + c.pid);
        }

        static String line(LoginEvent e) {
            String session = e.session();
            int pid = session == null
                    ? -1
                    : session.contains(".")
                            ? Integer.parseInt(session.substring(session.indexOf('.') + 1), 16)
                            : Integer.parseInt(session);
            return e.outcome() + " " + e.remoteIp() + " " + e.remotePort() + " " + pid;
        }

        /** A name of at most 63 bytes put together from what attackers would use. */
        private String name() {
            String name = IntStream.range(0, 1 + random.nextInt(4))
                    .mapToObj(i -> fragment())
                    .reduce("", String::concat);
            if (name.isEmpty()) {
                return "x";
            }
            return name.substring(0, Math.min(63, name.length()));
        }

        private String fragment() {
            WrittenLog forged = new WrittenLog(prefix);
            forged.millis = log.millis;
            Client victim =
                    new Client(random.nextBoolean() ? 42 : 2_000 + random.nextInt(number + 2), "6.6.6.6", 4, "u", "d");
            victim.known = random.nextInt(4) > 0;
            forged.record(
                    victim, random.nextInt(3) == 0 ? "FATAL" : "LOG", messages().get(random.nextInt(4)));
            String line = new String(forged.bytes(), StandardCharsets.ISO_8859_1);
            return switch (random.nextInt(9)) {
                case 0, 1 -> "x\n" + line;
                case 2 -> "\n" + line.substring(0, Math.min(line.length(), 40 + random.nextInt(23)));
                case 3 -> "x@y:[1]:LOG:  hi\n";
                case 4 -> line.substring(line.length() / 2);
                case 5 -> "\n\t";
                case 6 -> "\r\n";
                case 7 -> "@,db=|] \" ";
                default ->
                    Stream.of("LOG:  ", "FATAL:  ", "\u00ff\u00fe", "alice", " database=d", "\", user \"")
                            .toList()
                            .get(random.nextInt(6));
            };
        }

        private static List<String> messages() {
            return List.of(
                    "connection authorized: user=u database=d",
                    "connection received: host=6.6.6.6 port=4",
                    "password authentication failed for user \"u\"",
                    "disconnection: session time: 0:0 user=u database=d host=6.6.6.6 port=4");
        }
    }
}
