// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import dev.postern.kernel.IpAddress;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns byte ranges into strings and addresses, remembering recent ones: logs repeat the same few names. Direct-mapped and of
 * bounded size, so hostile input only costs its own decoding; small where there is little to remember, since some thousand logs are
 * read at once.
 */
public final class TextCache {
    private static final int LEAST = 1 << 6;
    private static final int MOST = 1 << 12;
    private static final int LONGEST = 256;
    /** An odd number near 2^64 divided by the golden ratio: its multiples differ in their upper bits. */
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private @Nullable Entry[] entries = new Entry[LEAST];
    /** How many entries others have taken the place of since there were as many places. */
    private int displaced;

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
        int slot = slot(buf, from, to);
        Entry entry = entries[slot];
        if (entry == null || !Arrays.equals(entry.bytes, 0, entry.bytes.length, buf, from, to)) {
            displaced += entry == null ? 0 : 1;
            entry = new Entry(Arrays.copyOfRange(buf, from, to));
            entries[slot] = entry;
            if (displaced > entries.length && entries.length < MOST) {
                grow();
            }
        }
        return entry;
    }

    private void grow() {
        @Nullable Entry[] old = entries;
        entries = new Entry[4 * old.length];
        displaced = 0;
        for (Entry each : old) {
            if (each != null) {
                entries[slot(each.bytes, 0, each.bytes.length)] = each;
            }
        }
    }

    /** A hash of the range, made eight bytes at a time. */
    private int slot(byte[] buf, int from, int to) {
        long hash = (long) to - from;
        int i = from;
        for (; i + 8 <= to; i += 8) {
            hash = (hash ^ (long) LONGS.get(buf, i)) * MIX;
            hash ^= hash >>> 32;
        }
        for (; i < to; i++) {
            hash = hash * 31 + buf[i];
        }
        return (int) ((hash * MIX) >>> 40) & (entries.length - 1);
    }
}
