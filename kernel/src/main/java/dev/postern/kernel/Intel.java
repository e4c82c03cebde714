// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of addresses: an immutable snapshot, safe to share between threads, the same answer always. */
public interface Intel {

    /**
     * The lists that hold the address. When a trusted list holds it the answer is that one entry alone: trusted wins.
     *
     * @return entries in a fixed order (Tor, then threat lists in the order given); empty when on no list
     */
    List<ListEntry> lists(IpAddress ip);

    /** Network and place of the address; {@link Location#UNKNOWN} when nothing is known. */
    Location locate(IpAddress ip);

    /** The user's name of the private network that holds the address, or null. */
    @Nullable
    String privateNet(IpAddress ip);

    /** What is known where a database instance is concerned: some lists may count for some instances only. */
    default Intel of(String instance) {
        return this;
    }

    /** Knows nothing. */
    Intel NONE = new Intel() {
        @Override
        public List<ListEntry> lists(IpAddress ip) {
            return List.of();
        }

        @Override
        public Location locate(IpAddress ip) {
            return Location.UNKNOWN;
        }

        @Override
        public @Nullable String privateNet(IpAddress ip) {
            return null;
        }
    };
}
