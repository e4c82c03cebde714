// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import java.nio.charset.StandardCharsets;

/**
 * Decodes the text of an XML element or attribute byte by byte: the five entities of XML and references to characters, to those
 * of which XML 1.0 allows no reference too. Any other entity stands for itself.
 */
final class XmlText {
    /** Bytes of the reference to the last character, without its end, and some more for leading zeros. */
    private static final int LONGEST = 12;

    private final AuditValues values;
    private final byte[] reference = new byte[LONGEST];
    private int length;

    /** @param values takes the text */
    XmlText(AuditValues values) {
        this.values = values;
    }

    /** Takes the next byte. */
    void add(byte b) {
        if (!values.isOpen()) {
            return;
        }
        if (b == '&') {
            end();
            reference[length++] = b;
        } else if (length == 0) {
            values.add(b);
        } else if (b == ';') {
            int c = character();
            if (c >= 0) {
                values.addCodePoint(c);
                length = 0;
            } else {
                end();
                values.add(b);
            }
        } else if (length < LONGEST) {
            reference[length++] = b;
        } else {
            end();
            values.add(b);
        }
    }

    /** The text ends: a reference that has not ended is text. */
    void end() {
        for (int i = 0; i < length; i++) {
            values.add(reference[i]);
        }
        length = 0;
    }

    /** Forgets what has not ended. */
    void reset() {
        length = 0;
    }

    /** The character that is referred to, or -1. */
    private int character() {
        if (length > 2 && reference[1] == '#') {
            boolean hex = reference[2] == 'x' || reference[2] == 'X';
            return codePoint(hex ? 3 : 2, hex ? 16 : 10);
        }
        return switch (new String(reference, 1, length - 1, StandardCharsets.ISO_8859_1)) {
            case "lt" -> '<';
            case "gt" -> '>';
            case "amp" -> '&';
            case "quot" -> '"';
            case "apos" -> '\'';
            default -> -1;
        };
    }

    private int codePoint(int from, int radix) {
        int c = 0;
        for (int i = from; i < length; i++) {
            int digit = Character.digit(reference[i], radix);
            if (digit < 0 || c > Character.MAX_CODE_POINT) {
                return -1;
            }
            c = c * radix + digit;
        }
        boolean isCharacter = from < length && c <= Character.MAX_CODE_POINT && (c < 0xD800 || c > 0xDFFF);
        return isCharacter ? c : -1;
    }
}
