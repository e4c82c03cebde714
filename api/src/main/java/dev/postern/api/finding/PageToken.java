// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.finding;

import dev.postern.api.Refusals;
import dev.postern.api.criteria.Sort;
import dev.postern.store.FindingPage.Place;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where the next page begins: the last finding's place in the order, not a number of findings, so that pages neither repeat nor
 * leave out a finding when others come and go. A token is good for the order that it was given for.
 */
final class PageToken {
    private static final int PARTS = 4;

    private PageToken() {}

    static @Nullable String of(@Nullable Place place, Sort sort) {
        if (place == null) {
            return null;
        }
        String text = String.join(
                "|", order(sort), kind(sort), place.id(), place.value().toString());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a token of a request; nothing at all means the beginning. */
    static @Nullable Place read(@Nullable String token, Sort sort) {
        if (token == null || token.isEmpty()) {
            return null;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            String[] parts = text.split("[|]", PARTS);
            if (parts.length == PARTS && parts[0].equals(order(sort)) && parts[1].equals(kind(sort))) {
                return new Place(
                        sort.isByNumber() ? (Object) Double.valueOf(parts[PARTS - 1]) : parts[PARTS - 1], parts[2]);
            }
        } catch (IllegalArgumentException e) {
            // no token of ours: refused below
        }
        throw Refusals.invalid("nextToken");
    }

    private static String kind(Sort sort) {
        return sort.isByNumber() ? "n" : "t";
    }

    private static String order(Sort sort) {
        return sort.field() + (sort.descending() ? "-" : "+");
    }
}
