// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One part of a {@code log_line_prefix}: fixed text, or an escape (manual, 20.8.3). */
final class PrefixPart {
    /** Fixed text. */
    static final char TEXT = 0;
    /** Where lines of background processes end: {@code %q}. */
    static final char STOP = 'q';

    private static final String KNOWN = "audhrLpPtmnibecslvxQq";

    private final char escape;
    private final byte[] text;
    private final int width;

    private PrefixPart(char escape, byte[] text, int width) {
        this.escape = escape;
        this.text = text;
        this.width = width;
    }

    /** The letter behind the percent sign, or {@link #TEXT}. */
    char escape() {
        return escape;
    }

    /** The fixed text; empty for escapes. Not to be changed. */
    byte[] text() {
        return text;
    }

    /** Padding: 0 none, positive pads on the left, negative on the right. */
    int width() {
        return width;
    }

    /** Whether a client chooses this text. */
    boolean isName() {
        return escape == 'u' || escape == 'd' || escape == 'a';
    }

    /**
     * Splits a prefix into its parts.
     *
     * @throws IllegalArgumentException when an escape is unknown
     */
    static List<PrefixPart> parse(String prefix) {
        List<PrefixPart> parts = new ArrayList<>();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        byte[] bytes = prefix.getBytes(StandardCharsets.UTF_8);
        int i = 0;
        while (i < bytes.length) {
            if (bytes[i] != '%') {
                text.write(bytes[i++]);
                continue;
            }
            int at = i + 1;
            int sign = 1;
            if (at < bytes.length && bytes[at] == '-') {
                sign = -1;
                at++;
            }
            int digits = at;
            at = Bytes.digitsEnd(bytes, at, bytes.length);
            int width = at == digits ? 0 : sign * Math.min(Math.max(Bytes.number(bytes, digits, at), 0), 1_000);
            if (at >= bytes.length) {
                throw new IllegalArgumentException("the prefix ends within an escape");
            }
            char escape = (char) bytes[at];
            if (escape == '%') {
                text.write('%');
            } else if (KNOWN.indexOf(escape) < 0) {
                throw new IllegalArgumentException("%" + escape + " is no escape that PostgreSQL knows");
            } else {
                addText(parts, text);
                parts.add(new PrefixPart(escape, new byte[0], width));
            }
            i = at + 1;
        }
        addText(parts, text);
        return parts;
    }

    private static void addText(List<PrefixPart> parts, ByteArrayOutputStream text) {
        if (text.size() > 0) {
            parts.add(new PrefixPart(TEXT, text.toByteArray(), 0));
            text.reset();
        }
    }
}
