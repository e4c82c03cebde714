// SPDX-License-Identifier: Apache-2.0
package dev.postern.bench.live;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes logins to the logs of several PostgreSQL servers. Every hundredth comes from another address of a listed network, so that
 * it makes a finding of its own.
 */
final class LiveLoad {
    /** The network that the list names; each of its addresses attacks once. */
    private static final String LISTED = "45.83.0.0/16";

    private static final Pattern ADDRESS = Pattern.compile("\"ipAddressV4\":\"(45\\.83\\.[0-9.]+)\"");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final int ATTACK_EVERY = 100;
    private static final int MOST_ATTACKS = 65_000;
    private static final int PORTS = 60_000;
    private static final int KEPT = 5;

    private final Path folder;
    private final List<OutputStream> logs = new ArrayList<>();
    private final Map<String, Long> attacks = new ConcurrentHashMap<>();
    private long written;

    LiveLoad(Path folder, int databases) throws IOException {
        this.folder = folder;
        for (int i = 0; i < databases; i++) {
            logs.add(Files.newOutputStream(log(i), StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        }
    }

    private Path log(int database) {
        return folder.resolve("db" + database + ".log");
    }

    /** Writes the configuration of a Postern that watches all of them, and the list of the network that attacks. */
    void configure() throws IOException {
        Files.writeString(folder.resolve("listed.txt"), LISTED + "\n");
        Files.writeString(folder.resolve("postern.yaml"), configuration());
    }

    /** The address of which a line tells that it attacked, or null. */
    static @Nullable String attacker(CharSequence finding) {
        Matcher address = ADDRESS.matcher(finding);
        return address.find() ? address.group(1) : null;
    }

    private String configuration() {
        StringBuilder yaml =
                new StringBuilder("lists:\n  threat: [bench=" + folder.resolve("listed.txt") + "]\ndatabases:\n");
        for (int i = 0; i < logs.size(); i++) {
            yaml.append("  - id: db")
                    .append(i)
                    .append("\n    logs: ['")
                    .append(log(i))
                    .append("']\n");
        }
        return yaml.toString();
    }

    /** Writes logins, spread over all databases. Those of one database go out in one write. */
    void write(int logins) throws IOException {
        String time = TIME.format(Instant.now());
        List<StringBuilder> texts = new ArrayList<>();
        List<String> attacking = new ArrayList<>();
        int used = Math.min(logins, logs.size());
        for (int i = 0; i < used; i++) {
            texts.add(new StringBuilder());
        }
        int first = (int) (written % logs.size());
        for (int i = 0; i < logins; i++) {
            written++;
            long attack = written / ATTACK_EVERY;
            boolean attacks = written % ATTACK_EVERY == 0 && attack < MOST_ATTACKS;
            String host = attacks ? "45.83." + attack / 256 + "." + attack % 256 : "10.0." + written % 4 + ".7";
            if (attacks) {
                attacking.add(host);
            }
            session(texts.get(i % used), time, host);
        }
        for (int i = 0; i < used; i++) {
            logs.get((first + i) % logs.size()).write(texts.get(i).toString().getBytes(StandardCharsets.US_ASCII));
        }
        long now = System.nanoTime();
        attacking.forEach(host -> attacks.put(host, now));
    }

    private void session(StringBuilder out, String time, String host) {
        String head = time + " UTC [" + (1_000 + written % 4_000_000) + "] LOG:  ";
        String port = Long.toString(1_024 + written % PORTS);
        String user = "app" + written % 5;
        out.append(head)
                .append("connection received: host=")
                .append(host)
                .append(" port=")
                .append(port)
                .append('\n');
        out.append(head).append("connection authorized: user=").append(user).append(" database=shop");
        out.append(" application_name=api\n");
        out.append(head)
                .append("disconnection: session time: 0:00:00.004 user=")
                .append(user);
        out.append(" database=shop host=")
                .append(host)
                .append(" port=")
                .append(port)
                .append('\n');
    }

    /** Rotates all logs as logrotate does without {@code copytruncate}, and keeps so many of each. */
    void rotate() throws IOException {
        for (int i = 0; i < logs.size(); i++) {
            logs.get(i).close();
            for (int number = KEPT; number > 0; number--) {
                Path from = number == 1 ? log(i) : rotated(i, number - 1);
                if (Files.exists(from)) {
                    Files.move(from, rotated(i, number), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            logs.set(i, Files.newOutputStream(log(i), StandardOpenOption.CREATE_NEW));
        }
    }

    private Path rotated(int database, int number) {
        return folder.resolve("db" + database + ".log." + number);
    }

    /** Logins written so far. */
    long written() {
        return written;
    }

    /** When the login from an address was written, by {@link System#nanoTime}; each is told once, then null. */
    Map<String, Long> attacks() {
        return attacks;
    }
}
