// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.output;

import java.util.ArrayList;
import java.util.List;

/** Makes hostile text fit to be shown on a terminal: one line, nothing that the terminal would act on, bounded. */
public final class SafeText {
    private static final int NARROWEST = 10;

    private SafeText() {}

    /** The text with control, format, bidirectional, invisible and unassigned characters written as {@code \}{@code uXXXX}. */
    public static String of(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (isVisible(c)) {
                out.appendCodePoint(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c == '\r') {
                out.append("\\r");
            } else if (c == '\t') {
                out.append("\\t");
            } else if (c <= 0xFFFF) {
                out.append(String.format("\\u%04x", c));
            } else {
                out.append(String.format("\\U%08x", c));
            }
        });
        return out.toString();
    }

    /** As {@link #of(String)}, cut to a number of columns with an ellipsis. */
    public static String of(String text, int columns) {
        return fit(of(text), columns);
    }

    /** Cuts text that is already safe. */
    static String fit(String safe, int columns) {
        if (safe.length() <= columns && width(safe) <= columns) {
            return safe;
        }
        StringBuilder out = new StringBuilder();
        int used = 0;
        for (int i = 0; i < safe.length(); ) {
            int c = safe.codePointAt(i);
            int w = width(c);
            if (used + w > columns - 1) {
                break;
            }
            out.appendCodePoint(c);
            used += w;
            i += Character.charCount(c);
        }
        return out.append('…').toString();
    }

    /** Breaks safe text at blanks into lines of at most so many columns (at least 10); longer words stay whole. */
    public static List<String> wrap(String safe, int columns) {
        int limit = Math.max(NARROWEST, columns);
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String word : safe.split(" ", -1)) {
            int width = width(word);
            if (used > 0 && used + 1 + width > limit) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            if (used > 0) {
                line.append(' ');
                used++;
            }
            line.append(word);
            used += width;
        }
        if (used > 0) {
            lines.add(line.toString());
        }
        return lines;
    }

    /** Columns that safe text takes on a terminal. */
    static int width(String safe) {
        int sum = 0;
        for (int i = 0; i < safe.length(); ) {
            int c = safe.codePointAt(i);
            sum += width(c);
            i += Character.charCount(c);
        }
        return sum;
    }

    /** Wide scripts take two columns (Unicode East Asian Width, the main blocks), combining marks none. */
    private static int width(int c) {
        if (c < 0x300) {
            return 1;
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean wide = (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0xA4CF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300 && c <= 0x1FAFF)
                || (c >= 0x20000 && c <= 0x3FFFD);
        return wide ? 2 : 1;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c > 0x7E) {
                return false;
            }
        }
        return true;
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
