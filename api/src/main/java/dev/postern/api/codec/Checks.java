// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.codec;

import dev.postern.api.Refusals;
import dev.postern.api.operations.Constraint;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/**
 * Holds members of a structure against the table of constraints.
 *
 * @param structure its name
 */
record Checks(String structure) {

    /** The text, unless it is too long, too short, or not one of those allowed. */
    String text(String member, String text) {
        if (!Constraint.of(structure, member).admits(text)) {
            throw Refusals.invalid(member(member));
        }
        return text;
    }

    /** The number, unless it is out of range. */
    long number(String member, long number) {
        if (!Constraint.of(structure, member).admits(number)) {
            throw Refusals.outOfRange();
        }
        return number;
    }

    /** The elements or entries, unless there are too many or too few. */
    <C extends Collection<?>> C sized(String member, C elements) {
        if (!Constraint.of(structure, member).admits(elements.size())) {
            throw Refusals.outOfRange();
        }
        return elements;
    }

    /** Refuses a structure in which a member is missing. */
    void required(SdkPojo model) {
        for (SdkField<?> field : model.sdkFields()) {
            if (Constraint.of(structure, field.locationName()).required()
                    && isMissing(field.getValueOrDefault(model))) {
                throw Refusals.invalid(field.locationName());
            }
        }
    }

    private static boolean isMissing(@Nullable Object value) {
        return value == null || value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap;
    }

    private static String member(String member) {
        int end = member.length();
        while (end > 0 && "[]{}".indexOf(member.charAt(end - 1)) >= 0) {
            end--;
        }
        return member.substring(0, end);
    }
}
