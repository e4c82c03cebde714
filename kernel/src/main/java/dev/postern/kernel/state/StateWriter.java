// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.state;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Writes one part of the kernel's memory. Whole numbers take as few bytes as they need (LEB128); a text or an object that comes
 * again is written as a reference to the first, so that what was shared is shared again when it is read.
 */
public final class StateWriter {

    /** Version of the format that is written. */
    static final int VERSION = 4;

    static final int CHECKSUM_BYTES = 4;

    /** References: nothing, the thing itself follows, or the number of an earlier one plus this. */
    static final int NULL = 0;

    static final int NEW = 1;
    static final int KNOWN = 2;

    /** Writes one thing. */
    public interface Element<T> {
        void write(StateWriter out, T element);
    }

    private final Map<String, Integer> texts = new HashMap<>();
    private final IdentityHashMap<Object, Integer> objects = new IdentityHashMap<>();
    private byte[] bytes = new byte[256];
    private int length;
    private long latestTime;

    public StateWriter() {
        octet(VERSION);
    }

    private void octet(int octet) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, length * 2);
        }
        bytes[length++] = (byte) octet;
    }

    private void unsigned(long number) {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            octet((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        octet((int) rest);
    }

    public void flag(boolean flag) {
        octet(flag ? 1 : 0);
    }

    /** Any whole number; the closer to zero the shorter. */
    public void number(long number) {
        unsigned((number << 1) ^ (number >> 63));
    }

    /** How many of something follow, each of at least one byte. */
    public void count(int count) {
        unsigned(count);
    }

    /** Any point in time, by its distance from the one written before. */
    public void time(long micros) {
        number(micros - latestTime);
        latestTime = micros;
    }

    /** Any floating-point number, to the bit. */
    public void real(double real) {
        fixed(Double.doubleToLongBits(real));
    }

    /** 64 bits as they are. */
    public void fixed(long bits) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            octet((int) (bits >>> shift));
        }
    }

    /** Any text, lone surrogates included. */
    public void text(@Nullable String text) {
        if (text == null) {
            unsigned(NULL);
            return;
        }
        Integer known = texts.putIfAbsent(text, texts.size());
        if (known != null) {
            unsigned(KNOWN + known);
            return;
        }
        unsigned(NEW);
        count(text.length());
        for (int i = 0; i < text.length(); i++) {
            unsigned(text.charAt(i));
        }
    }

    /** A constant, by its name. */
    public void constant(Enum<?> constant) {
        text(constant.name());
    }

    /** An object that others may refer to as well; it must not contain itself. */
    public <T> void shared(@Nullable T object, Element<? super T> element) {
        if (object == null) {
            unsigned(NULL);
            return;
        }
        Integer known = objects.get(object);
        if (known != null) {
            unsigned(KNOWN + known);
            return;
        }
        unsigned(NEW);
        element.write(this, object);
        objects.put(object, objects.size());
    }

    /** All elements in their order. */
    public <T> void all(Collection<T> elements, Element<? super T> element) {
        count(elements.size());
        for (T each : elements) {
            element.write(this, each);
        }
    }

    /** All entries in their order. */
    public <K, V> void all(Map<K, V> entries, Element<? super K> key, Element<? super V> value) {
        count(entries.size());
        for (Map.Entry<K, V> entry : entries.entrySet()) {
            key.write(this, entry.getKey());
            value.write(this, entry.getValue());
        }
    }

    /** The part as written, with its checksum; nothing is written any more. */
    public byte[] finish() {
        int checksum = checksum(bytes, length);
        for (int shift = 24; shift >= 0; shift -= 8) {
            octet(checksum >>> shift);
        }
        return Arrays.copyOf(bytes, length);
    }

    static int checksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
