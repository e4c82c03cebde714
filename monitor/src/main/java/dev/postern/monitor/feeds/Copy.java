// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.feeds;

import java.util.Locale;

/**
 * A copy of a feed and what it is good for: all that is needed to use it, also when the feed is configured no more.
 *
 * @param use what it is good for
 * @param sha256 its checksum, 64 hex digits
 */
record Copy(Feed.Use use, String sha256) {

    /** @throws IllegalArgumentException when {@link #toString} has not written it */
    static Copy of(String text) {
        int space = text.indexOf(' ');
        return new Copy(
                Feed.Use.valueOf(text.substring(0, Math.max(0, space)).toUpperCase(Locale.ROOT)),
                text.substring(space + 1));
    }

    @Override
    public String toString() {
        return use.name().toLowerCase(Locale.ROOT) + " " + sha256;
    }
}
