// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** The log of a break-in, as RDS for PostgreSQL writes it: one login as usual, 40 wrong passwords, and then the right one. */
final class BreakIn {
    static final LocalDateTime START = LocalDateTime.parse("2026-11-22T08:00:00");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private BreakIn() {}

    static Path write(Path log) throws IOException {
        return Files.write(log, lines());
    }

    /** The same after 20 days of logins as usual, so that there is something to compare with. */
    static Path writeWithHistory(Path log) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int hour = 20 * 24; hour > 0; hour--) {
            login(lines, START.minusHours(hour), "10.0.0.5", 40001, 1000 + hour, true);
        }
        lines.addAll(lines());
        return Files.write(log, lines);
    }

    private static List<String> lines() {
        List<String> lines = new ArrayList<>();
        login(lines, START.plusSeconds(1), "10.0.0.5", 40001, 100, true);
        for (int i = 0; i < 40; i++) {
            login(lines, START.plusSeconds(10 + i), "203.0.113.9", 50000 + i * 7, 200 + i, false);
        }
        login(lines, START.plusSeconds(55), "203.0.113.9", 51000, 300, true);
        return lines;
    }

    /** Adds the lines of a login of {@code app} to {@code shop}. */
    static void login(List<String> lines, LocalDateTime time, String ip, int port, int pid, boolean success) {
        String prefix = "%s UTC:%s(%d):".formatted(TIME.format(time), ip, port);
        lines.add(prefix + "[unknown]@[unknown]:[" + pid + "]:LOG:  connection received: host=" + ip + " port=" + port);
        if (success) {
            lines.add(prefix + "app@shop:[" + pid + "]:LOG:  connection authorized: user=app database=shop"
                    + " application_name=psql SSL enabled (protocol=TLSv1.3, cipher=TLS_AES_256_GCM_SHA384, bits=256)");
            lines.add(prefix + "app@shop:[" + pid
                    + "]:LOG:  disconnection: session time: 0:00:00.010 user=app database=shop host=" + ip + " port="
                    + port);
        } else {
            lines.add(prefix + "app@shop:[" + pid + "]:FATAL:  password authentication failed for user \"app\"");
        }
    }
}
