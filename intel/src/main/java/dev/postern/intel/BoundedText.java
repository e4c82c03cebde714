// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

/** Cuts text of unknown origin to a length that is safe to keep. */
final class BoundedText {
    private BoundedText() {}

    /** The first {@code max} characters, never half of a surrogate pair. */
    static String of(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
        return text.substring(0, end);
    }
}
