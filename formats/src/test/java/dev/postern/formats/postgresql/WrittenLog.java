// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Writes a text log as the server does: the prefix with its escapes filled in, names as the client sent them, severity, and the
 * message with a tab behind each line break.
 */
final class WrittenLog {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private final String prefix;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    long millis = 1_795_337_638_000L;

    /** Names are ISO 8859-1: one character, one byte. */
    static final class Client {
        final int pid;
        final String ip;
        final int port;
        final String user;
        final String database;
        boolean known;
        int lines;

        Client(int pid, String ip, int port, String user, String database) {
            this.pid = pid;
            this.ip = ip;
            this.port = port;
            this.user = user;
            this.database = database;
        }
    }

    WrittenLog(String prefix) {
        this.prefix = prefix;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    void received(Client c) {
        record(c, "LOG", "connection received: host=" + c.ip + " port=" + c.port);
        c.known = true;
    }

    void authorized(Client c) {
        record(
                c,
                "LOG",
                "connection authenticated: identity=\"" + c.user + "\" method=scram-sha-256 (/etc/pg_hba.conf:7)");
        record(
                c,
                "LOG",
                "connection authorized: user=" + c.user + " database=" + c.database + " application_name=psql");
    }

    void disconnected(Client c) {
        record(
                c,
                "LOG",
                "disconnection: session time: 0:00:00.065 user=" + c.user + " database=" + c.database + " host=" + c.ip
                        + " port=" + c.port);
    }

    void wrongPassword(Client c) {
        record(c, "FATAL", "password authentication failed for user \"" + c.user + "\"");
        record(
                c,
                "DETAIL",
                "Role \"" + c.user
                        + "\" does not exist.\nConnection matched pg_hba.conf line 7: \"host all all all scram-sha-256\"");
    }

    void noHbaEntry(Client c) {
        record(
                c,
                "FATAL",
                "no pg_hba.conf entry for host \"" + c.ip + "\", user \"" + c.user + "\", database \"" + c.database
                        + "\", no encryption");
    }

    void record(Client c, String severity, String message) {
        c.lines++;
        String line = prefix(c) + severity + ":  " + message.replace("\n", "\n\t") + "\n";
        out.writeBytes(line.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A line of a background process. */
    void background(int pid, String message) {
        Client none = new Client(pid, "", -1, "", "");
        none.known = true;
        String text = prefix(none);
        int stop = prefix.indexOf("%q");
        if (stop >= 0) {
            text = new WrittenLog(prefix.substring(0, stop)).at(millis).prefix(none);
        }
        out.writeBytes((text + "LOG:  " + message + "\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private WrittenLog at(long time) {
        millis = time;
        return this;
    }

    private String prefix(Client c) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < prefix.length(); i++) {
            char p = prefix.charAt(i);
            if (p != '%') {
                text.append(p);
                continue;
            }
            Instant now = Instant.ofEpochMilli(millis);
            switch (prefix.charAt(++i)) {
                case 't', 's' -> text.append(SECONDS.format(now)).append(" UTC");
                case 'm' -> text.append(MILLIS.format(now)).append(" UTC");
                case 'n' -> text.append(millis / 1000).append('.').append(String.format("%03d", millis % 1000));
                case 'p' -> text.append(c.pid);
                case 'c' -> text.append("6b02b4ff.").append(Integer.toHexString(c.pid));
                case 'l' -> text.append(c.lines);
                case 'u' -> text.append(c.known ? c.user : "[unknown]");
                case 'd' -> text.append(c.known ? c.database : "[unknown]");
                case 'a' -> text.append(c.port < 0 ? "" : "[unknown]");
                case 'r' -> text.append(c.port < 0 ? "" : c.ip + "(" + c.port + ")");
                case 'h' -> text.append(c.ip);
                case 'e' -> text.append("00000");
                case 'i' -> text.append(c.port < 0 ? "" : "authentication");
                case 'b' -> text.append(c.port < 0 ? "checkpointer" : "client backend");
                case 'x', 'Q' -> text.append('0');
                default -> {}
            }
        }
        return text.toString();
    }
}
