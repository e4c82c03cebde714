// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.remedy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Which names can be written into statements. */
final class Quoting {
    private static final int LARGEST_OF_FOUR_DIGITS = 0xFFFF;

    private Quoting() {}

    /**
     * Whether a name shows all that it is: no control, no mark that reorders or hides text, no character that a terminal or a
     * client program acts on. A blank of another kind than U+0020 looks like one and is not.
     */
    static boolean isPlain(String name) {
        return !name.isEmpty() && name.codePoints().allMatch(Quoting::isPlain);
    }

    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }

    /** The name between quotation marks, which are doubled within. */
    static String doubled(String name, char mark) {
        String one = String.valueOf(mark);
        return one + name.replace(one, one + one) + one;
    }

    /** The name with all that is not a letter, digit or blank of ASCII as {@code \XXXX}: for PostgreSQL's {@code U&} forms. */
    static String unicodeEscaped(String name) {
        StringBuilder out = new StringBuilder();
        name.codePoints().forEach(c -> {
            if (c < 128 && (Character.isLetterOrDigit(c) || c == ' ' || c == '_' || c == '-')) {
                out.append((char) c);
            } else {
                out.append(c > LARGEST_OF_FOUR_DIGITS ? String.format("\\+%06X", c) : String.format("\\%04X", c));
            }
        });
        return out.toString();
    }

    /** The bytes of the name in UTF-8. */
    static String hex(String name) {
        return HexFormat.of().withUpperCase().formatHex(name.getBytes(StandardCharsets.UTF_8));
    }
}
