// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.kernel.Engine;
import dev.postern.kernel.Outcome;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** Writes the logs that a server would write for sessions of the test's choice, each record in one piece, interleaved. */
final class SimulatedServer {
    /** What happens to a session. */
    enum Fate {
        SUCCESS,
        WRONG_PASSWORD,
        /** The client leaves after it has sent its name. */
        LEFT
    }

    /** A session and what became of it. */
    record Session(long id, String user, String host, String database, Fate fate) {
        Outcome outcome() {
            return switch (fate) {
                case SUCCESS -> Outcome.SUCCESS;
                case WRONG_PASSWORD -> Outcome.FAILED;
                case LEFT -> Outcome.INCOMPLETE;
            };
        }
    }

    private static final DateTimeFormatter AUDIT = DateTimeFormatter.ofPattern("yyyyMMdd HH:mm:ss");
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("yyMMdd");

    private final Engine engine;
    private final Random random;
    private final ByteArrayOutputStream audit = new ByteArrayOutputStream();
    private final ByteArrayOutputStream error = new ByteArrayOutputStream();
    private final ByteArrayOutputStream general = new ByteArrayOutputStream();
    private final List<Deque<Runnable>> running = new ArrayList<>();
    private long micros;
    private long lastGeneralSecond = -1;
    private boolean refusalsEndSilently;

    SimulatedServer(Engine engine, Random random) {
        this.engine = engine;
        this.random = random;
        this.micros = Instant.parse("2026-11-22T09:30:00Z").getEpochSecond() * 1_000_000;
    }

    /** From now on the audit log misses the DISCONNECT of clients that were refused. */
    void loseEndsOfRefusals() {
        refusalsEndSilently = true;
    }

    byte[] audit() {
        return audit.toByteArray();
    }

    byte[] error() {
        return error.toByteArray();
    }

    byte[] general() {
        return general.toByteArray();
    }

    private LocalDateTime now() {
        return LocalDateTime.ofEpochSecond(micros / 1_000_000, (int) (micros % 1_000_000) * 1000, ZoneOffset.UTC);
    }

    /** The time as the audit log writes it. */
    String auditTime() {
        return AUDIT.format(now());
    }

    /** The start of an error-log line. */
    String errorHead(long id) {
        return engine == Engine.MARIADB
                ? DAY.format(now()) + String.format(" %2d", now().getHour())
                        + now().format(DateTimeFormatter.ofPattern(":mm:ss")) + " " + id + " [Warning] "
                : ISO.format(now()) + " " + id + " [Note] ";
    }

    /** The start of a general-log line. */
    String generalHead(long id, String command, boolean forged) {
        if (engine == Engine.MYSQL) {
            return ISO.format(now()) + String.format("\t%5d %s\t", id, command);
        }
        String time = "\t";
        if (!forged && micros / 1_000_000 != lastGeneralSecond) {
            lastGeneralSecond = micros / 1_000_000;
            time = SHORT_DAY.format(now())
                    + String.format(" %2d", now().getHour())
                    + now().format(DateTimeFormatter.ofPattern(":mm:ss"));
        }
        return time + String.format("\t%6d %s\t", id, command);
    }

    /** Starts a session beside those that run. */
    void start(Session session) {
        Deque<Runnable> steps = new ArrayDeque<>();
        String user = cut(session.user, engine == Engine.MARIADB ? 128 : 96);
        String line = user + "@" + session.host + " on " + session.database + " using TCP/IP\n";
        steps.add(() -> write(general, generalHead(session.id, "Connect", false) + line));
        switch (session.fate) {
            case SUCCESS -> {
                steps.add(() -> audit(session, user, "CONNECT", session.database, 0));
                steps.add(() -> write(general, generalHead(session.id, "Query", false) + "select 1\n"));
                steps.add(() -> write(general, generalHead(session.id, "Quit", false) + "\n"));
                steps.add(() -> audit(session, user, "DISCONNECT", session.database, 0));
            }
            case WRONG_PASSWORD -> {
                String denial = "Access denied for user '" + cut(session.user, engine == Engine.MARIADB ? 128 : 48)
                        + "'@'" + session.host + "' (using password: YES)\n";
                steps.add(() -> {
                    write(general, generalHead(session.id, "Connect", false) + denial);
                    write(error, errorHead(session.id) + denial);
                });
                steps.add(() -> audit(session, user, "FAILED_CONNECT", "", 1045));
                steps.add(() -> ended(session, user));
            }
            case LEFT -> {
                steps.add(() -> audit(session, user, "FAILED_CONNECT", "", 1158));
                steps.add(() -> ended(session, user));
            }
        }
        running.add(steps);
        while (running.size() > 3) {
            step();
        }
    }

    /** Lets all sessions end. */
    void finish() {
        while (!running.isEmpty()) {
            step();
        }
    }

    private void step() {
        Deque<Runnable> steps = running.get(random.nextInt(running.size()));
        steps.remove().run();
        running.removeIf(Deque::isEmpty);
        micros += random.nextInt(300_000);
    }

    private void ended(Session session, String user) {
        if (!refusalsEndSilently) {
            audit(session, user, "DISCONNECT", "", 0);
        }
    }

    private void audit(Session session, String user, String operation, String database, int code) {
        write(
                audit,
                auditTime() + ",vm," + user + "," + session.host + "," + session.id + ",0," + operation + "," + database
                        + ",," + code + "\n");
    }

    private static String cut(String name, int length) {
        return name.length() <= length ? name : name.substring(0, length);
    }

    private static void write(ByteArrayOutputStream log, String text) {
        log.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
