// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.follow;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/** The plain bytes of an open file. */
sealed interface Content extends Closeable permits PlainContent, PackedContent {

    /**
     * Reads from a place.
     *
     * @return how many bytes were read, which may be fewer than asked for; 0 at the end
     */
    int read(long place, byte[] into, int at, int length) throws IOException;

    /** How many bytes there are now; {@link #UNKNOWN} for compressed files. */
    long size() throws IOException;

    /** The size of what would have to be decompressed to know it. */
    long UNKNOWN = -1;

    /** As many of the bytes at a place as there are. */
    default byte[] bytes(long place, int length) throws IOException {
        byte[] bytes = new byte[length];
        int have = 0;
        while (have < length) {
            int n = read(place + have, bytes, have, length - have);
            if (n == 0) {
                return Arrays.copyOf(bytes, have);
            }
            have += n;
        }
        return bytes;
    }
}
