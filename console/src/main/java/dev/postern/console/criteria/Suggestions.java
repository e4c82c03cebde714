// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.criteria;

import dev.postern.kernel.Engine;
import dev.postern.kernel.FindingType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Suggests attributes and their values while a filter is written.
 *
 * @param known values that findings have, by the path of the attribute, the most frequent first; hostile
 */
public record Suggestions(Function<String, List<String>> known) {
    private static final int MOST = 12;

    /** What could stand where the cursor is. */
    public List<Suggestion> at(String text, int cursor) {
        int end = Math.max(0, Math.min(cursor, text.length()));
        int start = wordStart(text, end);
        String word = text.substring(start, end);
        int sign = word.startsWith("-") ? 1 : 0;
        int colon = word.indexOf(':');
        return colon < 0
                ? names(word.substring(sign), start + sign, end)
                : values(word.substring(sign, colon), word, start, colon + 1, end);
    }

    /** Where the word at the cursor begins; blanks in quotation marks do not end a word. */
    private static int wordStart(String text, int end) {
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && ClauseReader.isBlank(c)) {
                start = i + 1;
            }
        }
        return start;
    }

    private static List<Suggestion> names(String begun, int from, int to) {
        List<Suggestion> found = new ArrayList<>();
        for (Name name : Name.values()) {
            if (startsWith(name.text(), begun)) {
                found.add(new Suggestion(from, to, name.text() + ":", name.help()));
            }
        }
        return found.subList(0, Math.min(MOST, found.size()));
    }

    private List<Suggestion> values(String attribute, String word, int start, int afterColon, int to) {
        Name name = Name.of(attribute);
        int valueStart = Math.max(afterColon, word.lastIndexOf(',') + 1);
        while (valueStart < word.length() && "<>=".indexOf(word.charAt(valueStart)) >= 0) {
            valueStart++;
        }
        String begun = unquoted(word.substring(valueStart));
        int from = start + valueStart;
        return candidates(name, name == null ? attribute : name.path())
                .distinct()
                .filter(value -> startsWith(value, begun))
                .limit(MOST)
                .map(value -> new Suggestion(from, to, new Value(value, false, false).written(), ""))
                .toList();
    }

    private Stream<String> candidates(@Nullable Name name, String path) {
        Stream<String> stored = known.apply(path).stream();
        if (name == null) {
            return stored;
        }
        return switch (name.kind()) {
            case SEVERITY -> Stream.of(Band.values()).map(Band::text);
            case FLAG -> Stream.of("true", "false");
            case ENGINE -> Stream.of(Engine.values()).map(Engine::displayName);
            case SINCE, UNTIL, TIME -> Stream.of("1h", "24h", "7d", "30d", "90d");
            case TEXT, NUMBER, ADDRESS, COUNTRY ->
                name == Name.TYPE
                        ? Stream.concat(stored, Stream.of(FindingType.values()).map(FindingType::id))
                        : name == Name.FEEDBACK ? Stream.of("USEFUL", "NOT_USEFUL") : stored;
        };
    }

    private static String unquoted(String begun) {
        return begun.startsWith("\"") ? begun.substring(1) : begun;
    }

    private static boolean startsWith(String text, String begun) {
        return text.toLowerCase(Locale.ROOT).startsWith(begun.toLowerCase(Locale.ROOT));
    }
}
