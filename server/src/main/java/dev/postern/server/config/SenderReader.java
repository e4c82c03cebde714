// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.config;

import dev.postern.monitor.receive.Network;
import dev.postern.server.config.Config.Sender;
import dev.postern.server.config.Config.Syslog;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where databases' logs are sent to, and who may send to which database. */
final class SenderReader {
    private static final String FINGERPRINT = "sha256:";
    private static final int HEX_OF_SHA256 = 64;
    private static final int SHORTEST_TOKEN = 32;
    private static final int LONGEST_TOKEN = 512;

    private final Surroundings surroundings;
    private final Syslog syslog;

    SenderReader(Surroundings surroundings, Syslog syslog) {
        this.surroundings = surroundings;
        this.syslog = syslog;
    }

    /** Where syslog is taken. */
    static Syslog listen(Section section, Surroundings surroundings) {
        try (section) {
            Syslog syslog = new Syslog(
                    section.optional("udp", Endpoints::parse),
                    section.optional("tcp", Endpoints::parse),
                    section.optional("tls", Endpoints::parse),
                    section.optional("certificate", surroundings::file),
                    section.optional("key", surroundings::file),
                    section.optional("clientCa", surroundings::file));
            boolean tls = section.has("tls");
            for (String key : List.of("certificate", "key")) {
                if (tls && !section.has(key)) {
                    section.problem(key, "is missing; tls needs it");
                }
            }
            for (String key : List.of("certificate", "key", "clientCa")) {
                if (!tls && section.has(key)) {
                    section.problem(key, "is for tls only; write tls: ADDRESS:PORT, or leave it out");
                }
            }
            return syslog;
        }
    }

    /** Whose syslog messages are a database's log. */
    List<Sender> syslog(Section database) {
        List<Sender> senders = new ArrayList<>();
        for (Section section : database.sections("syslog")) {
            try (section) {
                String program = section.required("program", SenderReader::program);
                List<String> from =
                        section.values("from", text -> Network.parse(text).toString());
                List<String> certificate = section.values("certificate", SenderReader::identity);
                @Nullable String host = section.optional("host", Values::text);
                if (!section.has("from") && !section.has("certificate")) {
                    section.problem("from", "is missing; name the addresses that it sends from, or its certificate");
                }
                if (section.has("certificate") && (syslog.tls() == null || syslog.clientCa() == null)) {
                    section.problem("certificate", "is asked for by tls only; set listen.syslog.tls and clientCa");
                }
                if (program != null) {
                    senders.add(new Sender(program, from, certificate, host));
                }
            }
        }
        if (!senders.isEmpty() && !syslog.isOn()) {
            database.problem("syslog", "cannot come in; set listen.syslog.udp, tcp or tls");
        }
        return List.copyOf(senders);
    }

    /** Tokens of those who may send a database's logins. */
    List<Secret> tokens(Section database) {
        List<Secret> tokens = database.values("ingestTokens", this::token);
        if (database.has("ingestTokens") && (database.has("logs") || database.has("syslog"))) {
            database.problem(
                    "ingestTokens",
                    "cannot stand beside logs or syslog: each login would count twice; take one of them");
        }
        return tokens;
    }

    private Secret token(String text) {
        Secret secret = surroundings.secret(text);
        String token = secret.value();
        if (token.startsWith(FINGERPRINT)) {
            if (!isSha256(token)) {
                throw new IllegalArgumentException("is no hash of a token; write sha256: and 64 digits of hex");
            }
            return secret;
        }
        boolean printable = token.chars().allMatch(c -> c > ' ' && c < 0x7F);
        if (token.length() < SHORTEST_TOKEN || token.length() > LONGEST_TOKEN || !printable) {
            throw new IllegalArgumentException("is no token; make one of at least " + SHORTEST_TOKEN
                    + " characters, for example with: openssl rand -hex 32");
        }
        return secret;
    }

    /** A name of a certificate, or a fingerprint without its colons. */
    private static String identity(String text) {
        String lower = Values.text(text).toLowerCase(Locale.ROOT);
        if (!lower.startsWith(FINGERPRINT)) {
            return lower;
        }
        String fingerprint = FINGERPRINT + lower.substring(FINGERPRINT.length()).replace(":", "");
        if (!isSha256(fingerprint)) {
            throw Values.wrong(text, "is no fingerprint; write sha256: and 64 digits of hex");
        }
        return fingerprint;
    }

    private static boolean isSha256(String text) {
        return text.length() == FINGERPRINT.length() + HEX_OF_SHA256
                && text.substring(FINGERPRINT.length()).chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x7F);
    }

    /** The name of a program, which is also that of a folder. */
    private static String program(String text) {
        boolean good = text.length() <= 48
                && !text.startsWith(".")
                && text.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= '0' && c <= '9')
                                || c == '-'
                                || c == '_'
                                || c == '.');
        if (text.isEmpty() || !good) {
            throw Values.wrong(
                    text,
                    "is no name of a program in syslog; write one such as postgres, mysqld or mysql-server_auditing");
        }
        return text;
    }
}
