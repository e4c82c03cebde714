// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.list;

import org.jspecify.annotations.Nullable;

/**
 * What came of a list.
 *
 * @param version of the list that was read last; 0 when none was
 * @param sha256 checksum of what was read then; null when that failed
 * @param error why it failed, in words, or null
 * @param used checksum of what the detector uses of it, or null
 * @param entries of what was read last and could be; null when nobody has counted them
 */
record ListContent(
        long version,
        @Nullable String sha256,
        @Nullable String error,
        @Nullable String used,
        @Nullable Long entries) {
    /** Of a list that nobody has read. */
    static final ListContent NONE = new ListContent(0, null, null, null, null);

    ListContent withUsed(@Nullable String nowUsed) {
        return new ListContent(version, sha256, error, nowUsed, entries);
    }
}
