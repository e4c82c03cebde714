// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.formats.postgresql.Wordings.Encoded;
import dev.postern.formats.postgresql.Wordings.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * How servers of versions 10 to 18 word what logins need in the languages that are read. All languages are known at once: a
 * message says itself in which it is, {@code lc_messages} may change while a server runs, and start-up lines stay English.
 */
final class Catalogue {
    /** Languages as {@code lc_messages} names them. */
    static final List<String> LANGUAGES = List.of("de", "es", "fr", "it", "ja", "ko", "pt_BR", "zh_CN");

    private static final String SEVERITY = "severity ";
    private static final String UNKNOWN = "[unknown]";
    private static final Template[] NONE = {};

    private static final Catalogue ALL = new Catalogue();

    private final Wordings wordings = new Wordings(LANGUAGES);
    private final List<SeverityWord> severities = new ArrayList<>();
    private final List<byte[]> placeholders = new ArrayList<>();
    private final List<byte[]> received = starts("connection received");
    private final List<byte[]> disconnections = starts("disconnection");
    /** Templates by the first two bytes of their messages, as far as such messages have been seen. */
    private final AtomicReferenceArray<Template[]> byStart = new AtomicReferenceArray<>(1 << 16);

    private Catalogue() {
        for (Wording wording : wordings.meaning(SEVERITY)) {
            Severity severity = severity(wording.meaning().substring(SEVERITY.length()));
            wording.encodings().forEach(each -> severities.add(new SeverityWord(severity, each.bytes())));
        }
        for (Wording wording : wordings.meaning(UNKNOWN)) {
            wording.encodings().forEach(each -> placeholders.add(each.bytes()));
        }
    }

    private List<byte[]> starts(String meaning) {
        List<byte[]> starts = new ArrayList<>();
        for (Wording wording : wordings.meaning(meaning)) {
            for (Template template : templates(wording)) {
                if (starts.stream().noneMatch(start -> Arrays.equals(start, template.start()))) {
                    starts.add(template.start());
                }
            }
        }
        return starts;
    }

    private static List<Template> templates(Wording wording) {
        MessageFormat english = MessageFormat.parse(wording.meaning());
        List<Template> templates = new ArrayList<>();
        for (Encoded each : wording.encodings()) {
            templates.add(new Template(english, each.wording(), each.charset()));
        }
        return templates;
    }

    private static Severity severity(String english) {
        return english.equals("DEBUG") ? Severity.DEBUG1 : Severity.valueOf(english);
    }

    /** Of two that fit, the one with more words of its own says more, so it comes first. */
    private Template[] starting(byte first, byte second) {
        List<Wording> found = wordings.starting(first & 0xFF, second & 0xFF);
        found.removeIf(wording ->
                wording.meaning().startsWith(SEVERITY) || wording.meaning().equals(UNKNOWN));
        found.sort(Comparator.comparingInt(Wording::ordinal));
        List<Template> templates = new ArrayList<>();
        found.forEach(wording -> templates.addAll(templates(wording)));
        templates.removeIf(t -> t.start()[0] != first || (t.start().length > 1 && t.start()[1] != second));
        templates.sort(Comparator.comparingInt(Template::ownLength).reversed());
        return templates.isEmpty() ? NONE : templates.toArray(NONE);
    }

    /** The templates of messages that begin with the two bytes at {@code from}. Not to be changed. */
    static Template[] candidates(byte[] b, int from, int to) {
        if (from + 2 > to) {
            return NONE;
        }
        int key = (b[from] & 0xFF) << 8 | (b[from + 1] & 0xFF);
        Template[] known = ALL.byStart.get(key);
        if (known == null) {
            known = ALL.starting(b[from], b[from + 1]);
            ALL.byStart.set(key, known);
        }
        return known;
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
