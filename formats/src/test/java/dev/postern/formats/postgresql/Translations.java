// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The messages of a catalogue with their blanks filled in, in English and as a server in another language writes them. */
final class Translations {
    private Translations() {}

    static List<Message> of(String language) {
        List<Message> messages = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Catalogue.class.getResourceAsStream("messages_" + language + ".txt")),
                StandardCharsets.UTF_8))) {
            String meaning = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("=")) {
                    meaning = line.substring(1).replace("\\n", "\n");
                } else if (!line.startsWith("#") && !meaning.startsWith("severity ") && !meaning.startsWith("[")) {
                    messages.add(new Message(meaning, line.replace("\\n", "\n")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return messages;
    }

    /** What has been understood of a record, in words. */
    static String meaning(PgRecord r) {
        return r.kind + " " + r.verdict + " " + r.knownCode + " user " + text(r, r.user) + " database "
                + text(r, r.database) + " host " + text(r, r.host) + ":" + r.port + " application "
                + text(r, r.application) + " tls " + text(r, r.tls) + " method " + text(r, r.method) + " identity "
                + text(r, r.identity) + " account " + text(r, r.account) + (r.replication ? " replication" : "")
                + (r.unknownRole ? " unknown" : "");
    }

    static String text(PgRecord r, Span span) {
        return span.present() ? new String(r.bytes, span.from, span.length(), StandardCharsets.UTF_8) : "-";
    }

    /**
     * One message.
     *
     * @param meaning its English format
     * @param wording its format in the other language
     */
    record Message(String meaning, String wording) {
        private static final List<String> LOGGED = List.of(
                "connection received",
                "connection auth",
                "connection ready",
                "replication connection",
                "disconnection",
                "could not",
                "received",
                "incomplete",
                "invalid length");
        private static final List<String> DETAILS = List.of("Role", "User", "Password", "Connection matched");

        /** A record that holds the message in English. */
        PgRecord english(String user, String database) {
            return record(fill(MessageFormat.parse(meaning), user, database), StandardCharsets.UTF_8);
        }

        /** A record that holds the message in the other language. */
        PgRecord localised(String user, String database, Charset charset) {
            return record(fill(MessageFormat.parse(wording), user, database), charset);
        }

        List<String> literals() {
            List<String> all = new ArrayList<>(MessageFormat.parse(meaning).literals());
            all.addAll(MessageFormat.parse(wording).literals());
            return all;
        }

        boolean isDetail() {
            return DETAILS.stream().anyMatch(meaning::startsWith);
        }

        /** Whether the message is one of severity LOG. */
        boolean isLog() {
            return LOGGED.stream().anyMatch(meaning::startsWith) || meaning.contains("cancel request");
        }

        private PgRecord record(String text, Charset charset) {
            PgRecord r = new PgRecord();
            r.severity = isLog() ? Severity.LOG : Severity.FATAL;
            byte[] opening = "password authentication failed for user \"u\"".getBytes(charset);
            byte[] bytes = text.getBytes(charset);
            if (isDetail()) {
                r.append(opening, 0, opening.length);
                r.message.set(0, r.length);
            }
            int from = r.length;
            r.append(bytes, 0, bytes.length);
            (isDetail() ? r.detail : r.message).set(from, r.length);
            return r;
        }

        private String fill(MessageFormat format, String user, String database) {
            Blank[] kinds = MessageFormat.parse(meaning).kinds();
            String conversions = MessageFormat.parse(meaning).conversions();
            StringBuilder text = new StringBuilder(format.literals().get(0));
            for (int i = 0; i < format.arguments().size(); i++) {
                int argument = format.arguments().get(i);
                text.append(
                        switch (kinds[argument]) {
                            case USER -> user;
                            case DATABASE -> database;
                            case HOST -> "10.0.0." + argument;
                            case NUMBER -> Integer.toString(argument + 3);
                            case TEXT -> conversions.charAt(argument) == 'f' ? "1.250" : "text" + argument;
                        });
                text.append(format.literals().get(i + 1));
            }
            return text.toString();
        }
    }
}
