// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.feeds;

import dev.postern.kernel.ListKind;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A list or table that can be fetched.
 *
 * @param id its name, also that of the list: letters, digits, {@code .}, {@code _} and {@code -}
 * @param title what it is, for people
 * @param uri where it is: {@code http}, {@code https} or {@code file}; of a TAXII feed the collection
 * @param use what it is good for
 * @param form how it is fetched
 * @param interval how often it is fetched
 * @param licence its publisher's terms, in words
 * @param recommended whether it has few false entries and terms that suit most
 * @param credential sent with each request, or null
 */
public record Feed(
        String id,
        String title,
        URI uri,
        Use use,
        Form form,
        Duration interval,
        String licence,
        boolean recommended,
        @Nullable Credential credential) {

    /** What a feed is good for. */
    public enum Use {
        THREAT,
        TOR,
        TRUSTED,
        /** Networks and places of addresses. */
        GEO;

        /** The kind of list; a table of networks is none. */
        ListKind kind() {
            return switch (this) {
                case THREAT -> ListKind.THREAT;
                case TOR -> ListKind.TOR;
                case TRUSTED -> ListKind.TRUSTED;
                case GEO -> throw new IllegalStateException("a table of networks is no list");
            };
        }
    }

    /** How a feed is fetched. */
    public enum Form {
        /** One file, in any form that lists are read in. */
        FILE,
        /** A collection of a TAXII 2.1 server, page by page. */
        TAXII
    }

    /**
     * A header that lets us in.
     *
     * @param header its name
     * @param value its value; a secret
     */
    public record Credential(String header, String value) {
        @Override
        public String toString() {
            return header + ": ********";
        }
    }
}
