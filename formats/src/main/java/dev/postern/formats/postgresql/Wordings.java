// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines of the resources {@code messages_*.txt}, by the bytes that they begin with. They are not taken apart here: a log in
 * English touches next to none of them, and taking all apart would be a tenth of a short run.
 */
final class Wordings {
    private static final char NO_BYTE = 0;

    private final Map<String, List<Wording>> byMeaning = new LinkedHashMap<>();
    private final Map<Character, List<Wording>> byStart = new LinkedHashMap<>();
    private int count;

    /**
     * A message as one language words it.
     *
     * @param ordinal place among all
     * @param meaning the English one
     * @param text the resource
     * @param from start of its line
     * @param to end of its line
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Wording(int ordinal, String meaning, byte[] text, int from, int to) {
        String wording() {
            return lineBreaks(new String(text, from, to - from, StandardCharsets.UTF_8));
        }

        /**
         * The encodings to expect it in. A server writes its log in the encoding of the database, so Western languages may come
         * in Latin 1 too; and where lc_ctype is C, as the C library puts them into ASCII.
         */
        List<Encoded> encodings() {
            String wording = wording();
            int highest = wording.chars().max().orElse(0);
            if (highest <= 0x7F || highest > 0xFF) {
                return List.of(new Encoded(wording, StandardCharsets.UTF_8));
            }
            String ascii = wording.replace("«", "<<").replace("»", ">>").replace("\u00a0", " ");
            return List.of(
                    new Encoded(wording, StandardCharsets.UTF_8),
                    new Encoded(wording, StandardCharsets.ISO_8859_1),
                    new Encoded(ascii, StandardCharsets.US_ASCII));
        }
    }

    /** A wording in one encoding; letters that the encoding lacks are question marks. */
    record Encoded(String wording, Charset charset) {
        byte[] bytes() {
            return wording.getBytes(charset);
        }
    }

    Wordings(List<String> languages) {
        for (String language : languages) {
            load("messages_" + language + ".txt");
        }
    }

    private void load(String name) {
        byte[] text;
        try (InputStream in = Wordings.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the program");
            }
            text = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String meaning = "";
        for (int from = 0; from < text.length; ) {
            int to = Bytes.indexOf(text, from, text.length, (byte) '\n');
            if (text[from] == '=') {
                meaning = lineBreaks(new String(text, from + 1, to - from - 1, StandardCharsets.UTF_8));
            } else if (text[from] != '#') {
                add(new Wording(count++, meaning, text, from, to));
            }
            from = to + 1;
        }
    }

    private static String lineBreaks(String line) {
        return line.replace("\\n", "\n");
    }

    private void add(Wording wording) {
        byMeaning.computeIfAbsent(wording.meaning, m -> new ArrayList<>()).add(wording);
        byte[] text = wording.text;
        int first = text[wording.from] & 0xFF;
        int second = wording.from + 1 < wording.to ? text[wording.from + 1] & 0xFF : '%';
        if (isWestern(first) || (first < 0x80 && isWestern(second)) || second == '\\') {
            wording.encodings().stream()
                    .map(each -> start(each.bytes()))
                    .distinct()
                    .forEach(key -> index(key, wording));
        } else {
            index(start(first, second), wording);
        }
    }

    /** Whether a character begins here that UTF-8 writes in other bytes than Latin 1. */
    private static boolean isWestern(int b) {
        return b == 0xC2 || b == 0xC3;
    }

    private void index(char key, Wording wording) {
        byStart.computeIfAbsent(key, k -> new ArrayList<>(4)).add(wording);
    }

    private static char start(byte[] text) {
        return start(text[0] & 0xFF, text.length > 1 ? text[1] & 0xFF : '%');
    }

    /** The two bytes; the first alone where an argument stands behind it. */
    private static char start(int first, int second) {
        return (char) (first << 8 | (second == '%' ? NO_BYTE : second));
    }

    /** All that mean something that begins so. */
    List<Wording> meaning(String start) {
        List<Wording> found = new ArrayList<>();
        byMeaning.forEach((meaning, wordings) -> {
            if (meaning.startsWith(start)) {
                found.addAll(wordings);
            }
        });
        return found;
    }

    /** All that may begin with these two bytes in one of their encodings. */
    List<Wording> starting(int first, int second) {
        List<Wording> found = new ArrayList<>(byStart.getOrDefault(start(first, second), List.of()));
        found.addAll(byStart.getOrDefault(start(first, '%'), List.of()));
        return found;
    }
}
