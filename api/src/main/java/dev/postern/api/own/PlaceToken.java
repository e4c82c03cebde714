// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.own;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of pages: a place in an order, not a number of items, so that pages neither repeat nor leave out anything while others come.
 * A token is good for what it was given for; it is no secret, and gives no right.
 */
public final class PlaceToken {
    private static final int LONGEST = 200;

    private PlaceToken() {}

    /**
     * A token.
     *
     * @param of what was asked for
     * @param place where the next page begins
     */
    public static String of(Object of, String place) {
        String text = mark(of) + "|" + place;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The place that a token stands for; null without a token. */
    public static @Nullable String read(Object of, @Nullable String token) {
        if (token == null) {
            return null;
        }
        try {
            if (token.length() <= LONGEST) {
                String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
                int bar = text.indexOf('|');
                if (bar >= 0 && text.substring(0, bar).equals(mark(of))) {
                    return text.substring(bar + 1);
                }
            }
        } catch (IllegalArgumentException e) {
            // no token of ours: refused below
        }
        throw refused();
    }

    /** As {@link #read}, of a place that is a number. */
    public static long number(Object of, @Nullable String token, long other) {
        String place = read(of, token);
        if (place == null) {
            return other;
        }
        try {
            return Long.parseLong(place);
        } catch (NumberFormatException e) {
            throw refused();
        }
    }

    /** A token is none of ours. */
    public static RuntimeException refused() {
        return Problems.invalid("nextToken is not one that was given for this request");
    }

    private static String mark(Object of) {
        return Integer.toHexString(of.toString().hashCode());
    }
}
