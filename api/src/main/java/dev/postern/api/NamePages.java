// SPDX-License-Identifier: Apache-2.0
package dev.postern.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Pages of names in their order. A token is the last name given, so that pages are stable while names come and go. */
public final class NamePages {
    private static final int PAGE = 50;

    private NamePages() {}

    /**
     * Some of the names.
     *
     * @param next token of the next page, or null
     */
    public record Page(List<String> names, @Nullable String next) {}

    /**
     * The page behind a token.
     *
     * @param names in any order
     * @param token of a request; null for the first page
     * @param size of the page; null for 50
     */
    public static Page page(List<String> names, @Nullable String token, @Nullable Integer size) {
        return page(names, Comparator.naturalOrder(), token, size);
    }

    /** The same in another order. */
    public static Page page(
            List<String> names, Comparator<String> order, @Nullable String token, @Nullable Integer size) {
        String after = token == null ? null : decoded(token);
        int limit = Objects.requireNonNullElse(size, PAGE);
        List<String> left = names.stream()
                .filter(name -> after == null || order.compare(name, after) > 0)
                .sorted(order)
                .toList();
        if (left.size() <= limit) {
            return new Page(left, null);
        }
        return new Page(left.subList(0, limit), token(left.get(limit - 1)));
    }

    private static String token(String last) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusals.invalid("nextToken");
        }
    }
}
