// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.operations;

import java.util.Set;

/**
 * What a member of a request must be like.
 *
 * @param required whether it must be there
 * @param min least size of text, list or map, or least number
 * @param max greatest
 * @param values those it may have; empty for any
 */
public record Constraint(boolean required, long min, long max, Set<String> values) {
    private static final Constraint NONE = new Constraint(false, Long.MIN_VALUE, Long.MAX_VALUE, Set.of());

    /** What the table says of a member of a structure ({@code tags}, {@code tags[]} its elements, {@code tags{}} its keys). */
    public static Constraint of(String structure, String member) {
        return Constraints.ALL.getOrDefault(structure + "." + member, NONE);
    }

    /** Whether a number, or a size, is in range. */
    public boolean admits(long number) {
        return number >= min && number <= max;
    }

    /** Whether a text is one of the values and of the right length. */
    public boolean admits(String text) {
        return (values.isEmpty() || values.contains(text)) && admits(text.codePointCount(0, text.length()));
    }
}
