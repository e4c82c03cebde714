// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.feeds;

import java.util.List;
import java.util.Map;

/** Whoever keeps the lists that were given to us. Called by the one thread that refreshes. */
public interface GivenLists {

    /** Nobody gives any. */
    GivenLists NONE = new GivenLists() {
        @Override
        public List<GivenList> wanted() {
            return List.of();
        }

        @Override
        public void loaded(GivenList list, String sha256, long entries) {
            throw new IllegalStateException("no list was wanted");
        }

        @Override
        public void failed(GivenList list, String why) {
            throw new IllegalStateException("no list was wanted");
        }

        @Override
        public void used(Map<String, String> copies) {
            // nobody asks
        }
    };

    /** Lists that are to be used, those that still have to be read among them; one that failed has its last good copy, or is not here. */
    List<GivenList> wanted();

    /** A list was read; the copy is durable. */
    void loaded(GivenList list, String sha256, long entries);

    /** A list cannot be read; its last good copy stays in use. */
    void failed(GivenList list, String why);

    /**
     * What the detector uses now.
     *
     * @param copies checksums by the lists' identifiers
     */
    void used(Map<String, String> copies);
}
