// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.feeds;

import dev.postern.intel.ListFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a feed or of a list that was given to us, and what it is good for: all that is needed to use it, also when the feed is
 * configured no more.
 *
 * @param use what it is good for
 * @param sha256 its checksum, 64 hex digits
 * @param given how a list is to be read that was given to us; null: it is a feed
 */
record Copy(Feed.Use use, String sha256, @Nullable Given given) {
    private static final int PARTS = 4;
    private static final String OWNERS = "for:";

    /**
     * How a list is to be read.
     *
     * @param name of the list, as findings tell it
     * @param owners of the databases that it counts for; words without a comma
     */
    record Given(ListFormat format, String name, List<String> owners) {

        Given {
            owners = List.copyOf(owners);
        }

        private static Given of(String format, String rest) {
            int end = rest.indexOf(' ');
            if (!rest.startsWith(OWNERS) || end < 0) {
                return new Given(ListFormat.valueOf(format), rest, List.of()); // until the lists are looked at again
            }
            String owners = rest.substring(OWNERS.length(), end);
            return new Given(
                    ListFormat.valueOf(format),
                    rest.substring(end + 1),
                    owners.isEmpty() ? List.of() : List.of(owners.split(",", -1)));
        }

        @Override
        public String toString() {
            return format + " " + OWNERS + String.join(",", owners) + " " + name;
        }
    }

    /** Of a feed. */
    Copy(Feed.Use use, String sha256) {
        this(use, sha256, null);
    }

    /** @throws IllegalArgumentException when {@link #toString} has not written it */
    static Copy of(String text) {
        List<String> parts = List.of(text.split(" ", PARTS));
        if (parts.size() == 1 || parts.size() == PARTS - 1) {
            throw new IllegalArgumentException(text);
        }
        return new Copy(
                Feed.Use.valueOf(parts.get(0).toUpperCase(Locale.ROOT)),
                parts.get(1),
                parts.size() == 2 ? null : Given.of(parts.get(2), parts.get(PARTS - 1)));
    }

    @Override
    public String toString() {
        String text = use.name().toLowerCase(Locale.ROOT) + " " + sha256;
        return given == null ? text : text + " " + given;
    }
}
