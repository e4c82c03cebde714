// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;

/** Writes a PostgreSQL text log with connections that overlap, succeed, fail and hang, and rotates it. */
final class ServerLog {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private final Path file;
    private final Random random;
    private long millis;
    private int pid;
    private int rotation;
    private int attempts;

    ServerLog(Path file, long startMillis, long seed) {
        this.file = file;
        this.millis = startMillis;
        this.random = new Random(seed);
        this.pid = 1_000 + (int) seed * 10_000; // logs of one server have no process in common
    }

    long millis() {
        return millis;
    }

    int attempts() {
        return attempts;
    }

    /** One connection and some time. */
    void connection() throws IOException {
        pid++;
        attempts++;
        String user = random.nextInt(4) == 0 ? "root" : "app" + random.nextInt(3);
        boolean attacked = attempts % 60 > 40;
        String host = attacked
                ? "198.51.100.7"
                : random.nextInt(6) == 0 ? "203.0.113." + random.nextInt(3) : "10.0.0." + random.nextInt(4);
        write("connection received: host=" + host + " port=" + (20_000 + pid % 40_000), "LOG");
        pass(5);
        switch (attacked ? 0 : random.nextInt(8)) {
            case 0, 1 -> write("password authentication failed for user \"" + user + "\"", "FATAL");
            case 2 ->
                write(
                        "no pg_hba.conf entry for host \"" + host + "\", user \"" + user
                                + "\", database \"shop\", no encryption",
                        "FATAL");
            case 3 -> {} // never heard of again
            default -> {
                write(
                        "connection authenticated: identity=\"" + user + "\" method=scram-sha-256 (/etc/pg_hba.conf:7)",
                        "LOG");
                write("connection authorized: user=" + user + " database=shop application_name=web", "LOG");
            }
        }
        pass(random.nextInt(10) == 0 ? 5_000 : 300);
    }

    /** A line that is of no login. */
    void checkpoint() throws IOException {
        write("checkpoint starting: time", "LOG");
    }

    void pass(int most) {
        millis += random.nextInt(most + 1);
    }

    void pass(long exactly) {
        millis += exactly;
    }

    private void write(String message, String severity) throws IOException {
        String line =
                TIME.format(Instant.ofEpochMilli(millis)) + " UTC [" + pid + "] " + severity + ":  " + message + "\n";
        Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Renames the file; the next line goes into a new one. */
    void rotate() throws IOException {
        for (int i = ++rotation; i > 0; i--) {
            Path from = i == 1 ? file : file.resolveSibling(file.getFileName() + "." + (i - 1));
            if (Files.exists(from)) {
                Files.move(from, file.resolveSibling(file.getFileName() + "." + i));
            }
        }
    }
}
