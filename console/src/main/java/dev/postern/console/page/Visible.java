// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.page;

/** Shows what a reader would not see, or would be misled by, in the text of others. */
public final class Visible {
    private static final int LARGEST_OF_ONE_CHAR = 0xFFFF;

    private Visible() {}

    /**
     * A hostile text with controls, bidirectional marks and the like written as {@code \}{@code uXXXX}.
     * It is not escaped for HTML.
     */
    public static String text(String hostile) {
        if (hostile.codePoints().noneMatch(Visible::isHidden)) {
            return hostile;
        }
        StringBuilder out = new StringBuilder(hostile.length() + 16);
        hostile.codePoints().forEach(c -> {
            if (isHidden(c)) {
                out.append(String.format(c > LARGEST_OF_ONE_CHAR ? "\\U%08x" : "\\u%04x", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
