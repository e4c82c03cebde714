// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How servers of versions 10 to 18 word what logins need in the languages that are read. All languages are known at once: a
 * message says itself in which it is, {@code lc_messages} may change while a server runs, and start-up lines stay English. The
 * texts are in the resources {@code messages_*.txt}.
 */
final class Catalogue {
    /** Languages as {@code lc_messages} names them. */
    static final List<String> LANGUAGES = List.of("de", "es", "fr", "it", "ja", "ko", "pt_BR", "zh_CN");

    private static final String SEVERITY = "severity ";
    private static final String UNKNOWN = "[unknown]";
    private static final Template[] NONE = {};

    private static final Catalogue ALL = new Catalogue();

    private final List<SeverityWord> severities = new ArrayList<>();
    private final List<byte[]> placeholders = new ArrayList<>();
    private final List<byte[]> received = new ArrayList<>();
    private final List<byte[]> disconnections = new ArrayList<>();
    private final List<Template> templates = new ArrayList<>();
    /** Templates by the first two bytes of their messages. */
    private final Template[][] byStart = new Template[1 << 16][];

    private Catalogue() {
        for (String language : LANGUAGES) {
            load(language);
        }
        // Of two that fit, the one with more words of its own says more.
        templates.sort(Comparator.comparingInt(Template::ownLength).reversed());
        templates.forEach(this::index);
    }

    private void index(Template template) {
        byte[] start = template.start();
        int first = (start[0] & 0xFF) << 8;
        int from = start.length > 1 ? key(start, 0) : first;
        int to = start.length > 1 ? from : first | 0xFF;
        for (int key = from; key <= to; key++) {
            Template[] old = byStart[key] == null ? NONE : byStart[key];
            byStart[key] = Arrays.copyOf(old, old.length + 1);
            byStart[key][old.length] = template;
        }
    }

    private void load(String language) {
        String name = "messages_" + language + ".txt";
        try (InputStream in = Catalogue.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the program");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            String meaning = "";
            MessageFormat format = MessageFormat.parse(meaning);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("=")) {
                    meaning = line.substring(1).replace("\\n", "\n");
                    format = MessageFormat.parse(meaning);
                } else if (!line.startsWith("#")) {
                    addAll(meaning, format, line.replace("\\n", "\n"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A server writes its log in the encoding of the database, so Western languages may come in Latin 1 too; and where lc_ctype
     * is C, as the C library puts them into ASCII.
     */
    private void addAll(String meaning, MessageFormat format, String wording) {
        add(meaning, format, wording, StandardCharsets.UTF_8);
        int highest = wording.chars().max().orElse(0);
        if (highest > 0x7F && highest <= 0xFF) {
            add(meaning, format, wording, StandardCharsets.ISO_8859_1);
            add(
                    meaning,
                    format,
                    wording.replace("«", "<<").replace("»", ">>").replace("\u00a0", " "),
                    StandardCharsets.US_ASCII);
        }
    }

    private void add(String meaning, MessageFormat format, String wording, Charset charset) {
        if (meaning.startsWith(SEVERITY)) {
            severities.add(new SeverityWord(severity(meaning.substring(SEVERITY.length())), wording.getBytes(charset)));
        } else if (meaning.equals(UNKNOWN)) {
            placeholders.add(wording.getBytes(charset));
        } else {
            Template template = new Template(format, wording, charset);
            templates.add(template);
            if (meaning.startsWith("connection received")) {
                addStart(received, template);
            } else if (meaning.startsWith("disconnection")) {
                addStart(disconnections, template);
            }
        }
    }

    private static void addStart(List<byte[]> starts, Template template) {
        if (starts.stream().noneMatch(start -> Arrays.equals(start, template.start()))) {
            starts.add(template.start());
        }
    }

    private static Severity severity(String english) {
        return english.equals("DEBUG") ? Severity.DEBUG1 : Severity.valueOf(english);
    }

    private static int key(byte[] b, int from) {
        return (b[from] & 0xFF) << 8 | (b[from + 1] & 0xFF);
    }

    /** The templates of messages that begin with the two bytes at {@code from}. Not to be changed. */
    static Template[] candidates(byte[] b, int from, int to) {
        Template[] found = from + 2 <= to ? ALL.byStart[key(b, from)] : null;
        return found == null ? NONE : found;
    }

    /** Whether "connection received" begins here in one of the languages. */
    static boolean isReceived(byte[] b, int from, int to) {
        return anyAt(ALL.received, b, from, to);
    }

    /** Whether "disconnection" begins here in one of the languages. */
    static boolean isDisconnection(byte[] b, int from, int to) {
        return anyAt(ALL.disconnections, b, from, to);
    }

    /** Whether the range holds the word for a name that is not known. */
    static boolean isPlaceholder(byte[] b, int from, int to) {
        for (byte[] word : ALL.placeholders) {
            if (word.length == to - from && Bytes.at(b, from, to, word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyAt(List<byte[]> starts, byte[] b, int from, int to) {
        for (int i = 0; i < starts.size(); i++) {
            if (Bytes.at(b, from, to, starts.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** The words for severities that are not the English ones. */
    static List<SeverityWord> severities() {
        return ALL.severities;
    }
}
