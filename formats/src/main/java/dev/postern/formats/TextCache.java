// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import dev.postern.kernel.IpAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns byte ranges into strings and addresses, remembering recent ones: logs repeat the same few names. Direct-mapped and of
 * fixed size, so hostile input only costs its own decoding.
 */
public final class TextCache {
    private static final int SIZE = 1 << 12;
    private static final int LONGEST = 256;

    private final @Nullable Entry[] entries = new Entry[SIZE];

    private static final class Entry {
        final byte[] bytes;
        final String text;
        boolean parsed;

        @Nullable
        IpAddress ip;

        Entry(byte[] bytes) {
            this.bytes = bytes;
            this.text = new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** The range as text, UTF-8 with replacement. */
    public String text(byte[] buf, int from, int to) {
        if (to - from > LONGEST) {
            return new String(buf, from, to - from, StandardCharsets.UTF_8);
        }
        return entry(buf, from, to).text;
    }

    /** The range as an address, or null when it is none. */
    public @Nullable IpAddress ip(byte[] buf, int from, int to) {
        if (to - from > LONGEST) {
            return null;
        }
        Entry entry = entry(buf, from, to);
        if (!entry.parsed) {
            entry.ip = IpAddress.parse(entry.text);
            entry.parsed = true;
        }
        return entry.ip;
    }

    private Entry entry(byte[] buf, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + buf[i];
        }
        int slot = (hash ^ hash >>> 15) & SIZE - 1;
        Entry entry = entries[slot];
        if (entry == null || !Arrays.equals(entry.bytes, 0, entry.bytes.length, buf, from, to)) {
            entry = new Entry(Arrays.copyOfRange(buf, from, to));
            entries[slot] = entry;
        }
        return entry;
    }
}
