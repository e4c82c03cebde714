// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.text;

/**
 * Makes hostile text visible: what a reader would not see, or would see in another order (controls, bidirectional marks, characters
 * drawn as nothing), is written as {@code \}{@code uXXXX}. Escaping for markup is another matter, and comes after.
 */
public final class VisibleText {
    private static final int LARGEST_OF_ONE_CHAR = 0xFFFF;

    private VisibleText() {}

    /** The text with all that does not show written out. */
    public static String of(String hostile) {
        if (hostile.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            return hostile;
        }
        StringBuilder out = new StringBuilder(hostile.length() + 16);
        hostile.codePoints().forEach(c -> {
            if (isVisible(c)) {
                out.appendCodePoint(c);
            } else {
                out.append(String.format(c > LARGEST_OF_ONE_CHAR ? "\\U%08x" : "\\u%04x", c));
            }
        });
        return out.toString();
    }

    /** As {@link #of}, of its first characters, with an ellipsis in place of the rest. */
    public static String of(String hostile, int most) {
        return hostile.length() <= most ? of(hostile) : of(hostile.substring(0, most - 1)) + '…';
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> !isDrawnAsNothing(c);
        };
    }

    /** Letters and marks that show nothing (Unicode 16.0, Default_Ignorable_Code_Point), and the empty Braille pattern. */
    private static boolean isDrawnAsNothing(int c) {
        return c == 0x034F
                || (c >= 0x115F && c <= 0x1160)
                || (c >= 0x17B4 && c <= 0x17B5)
                || (c >= 0x180B && c <= 0x180F)
                || c == 0x2800
                || c == 0x3164
                || (c >= 0xFE00 && c <= 0xFE0F)
                || c == 0xFFA0
                || (c >= 0xE0000 && c <= 0xE0FFF);
    }
}
