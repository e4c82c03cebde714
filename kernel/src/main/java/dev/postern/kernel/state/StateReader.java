// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.state;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one part of the kernel's memory: the mirror of {@link StateWriter}. Every method throws {@link UnreadableStateException}
 * where the bytes cannot be what was written, and takes no more time and memory than their number allows.
 */
public final class StateReader {

    /** The oldest format that is read. */
    private static final int OLDEST = 1;

    private final String part;
    private final byte[] bytes;
    private final int format;
    private final int end;
    private final List<String> texts = new ArrayList<>();
    private final List<Object> objects = new ArrayList<>();
    private int next;
    private long latestTime;

    /**
     * @param part the part's name, for messages
     */
    public StateReader(String part, byte[] bytes) {
        this.part = part;
        this.bytes = bytes;
        this.end = bytes.length - StateWriter.CHECKSUM_BYTES;
        if (end < 1) {
            throw damaged("it is too short");
        }
        int version = octet();
        if (version < OLDEST || version > StateWriter.VERSION) {
            throw new UnreadableStateException("the part " + part + " of the detector's memory is of format " + version
                    + ", and this program reads formats " + OLDEST + " to " + StateWriter.VERSION
                    + " (the program that wrote it would read it)");
        }
        format = version;
        int checksum = 0;
        for (int i = end; i < bytes.length; i++) {
            checksum = checksum << 8 | (bytes[i] & 0xFF);
        }
        if (checksum != StateWriter.checksum(bytes, end)) {
            throw damaged("the checksum is wrong");
        }
    }

    /**
     * The format in which the part was written: 1; 2 with what is remembered of silence; 3 with what is remembered of people over all instances; 4
     * with attacks in several stages.
     */
    public int format() {
        return format;
    }

    /** The exception for bytes that nobody has written so. */
    public UnreadableStateException damaged(String what) {
        return UnreadableStateException.damaged(part, next, what);
    }

    private int octet() {
        if (next >= end) {
            throw damaged("it ends too early");
        }
        return bytes[next++] & 0xFF;
    }

    private long unsigned() {
        long number = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int octet = octet();
            number |= (long) (octet & 0x7F) << shift;
            if (octet < 0x80) {
                return number;
            }
        }
        throw damaged("a number is too long");
    }

    public boolean flag() {
        int octet = octet();
        if (octet > 1) {
            throw damaged("a flag is neither set nor unset");
        }
        return octet == 1;
    }

    public long number() {
        long zigzag = unsigned();
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    /** A whole number that fits. */
    public int integer() {
        long number = number();
        if (number != (int) number) {
            throw damaged("a number is too large");
        }
        return (int) number;
    }

    /** How many of something follow: at most as many as there are bytes. */
    public int count() {
        long count = unsigned();
        if (count < 0 || count > end - next) {
            throw damaged("more is announced than follows");
        }
        return (int) count;
    }

    /** A number from 0 to a bound, exclusive. */
    public int below(int bound) {
        long number = number();
        if (number < 0 || number >= bound) {
            throw damaged("a number is out of bounds");
        }
        return (int) number;
    }

    public long time() {
        latestTime += number();
        return latestTime;
    }

    public double real() {
        return Double.longBitsToDouble(fixed());
    }

    public long fixed() {
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits = bits << 8 | octet();
        }
        return bits;
    }

    /** A text that is there. */
    public String text() {
        String text = textOrNull();
        if (text == null) {
            throw damaged("a text is missing");
        }
        return text;
    }

    public @Nullable String textOrNull() {
        long reference = unsigned();
        if (reference == StateWriter.NULL) {
            return null;
        }
        if (reference != StateWriter.NEW) {
            return texts.get(known(reference, texts.size()));
        }
        char[] chars = new char[count()];
        for (int i = 0; i < chars.length; i++) {
            long c = unsigned();
            if (c < 0 || c > Character.MAX_VALUE) {
                throw damaged("a character is none");
            }
            chars[i] = (char) c;
        }
        String text = new String(chars);
        texts.add(text);
        return text;
    }

    private int known(long reference, int size) {
        long index = reference - StateWriter.KNOWN;
        if (index < 0 || index >= size) {
            throw damaged("a reference leads nowhere");
        }
        return (int) index;
    }

    public <E extends Enum<E>> E constant(Class<E> type) {
        String name = text();
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            UnreadableStateException damaged = damaged("a " + type.getSimpleName() + " is not known");
            damaged.initCause(e);
            throw damaged;
        }
    }

    /** An object that others may refer to as well, and that is there. */
    public <T> T shared(Class<T> type, Function<StateReader, T> element) {
        T object = sharedOrNull(type, element);
        if (object == null) {
            throw damaged("a " + type.getSimpleName() + " is missing");
        }
        return object;
    }

    public <T> @Nullable T sharedOrNull(Class<T> type, Function<StateReader, T> element) {
        long reference = unsigned();
        if (reference == StateWriter.NULL) {
            return null;
        }
        if (reference == StateWriter.NEW) {
            T object = element.apply(this);
            objects.add(object);
            return object;
        }
        Object object = objects.get(known(reference, objects.size()));
        if (!type.isInstance(object)) {
            throw damaged("a reference leads to something else than a " + type.getSimpleName());
        }
        return type.cast(object);
    }

    /** Reads as many as were written, one by one. */
    public void each(Runnable element) {
        int count = count();
        for (int i = 0; i < count; i++) {
            element.run();
        }
    }

    /** All elements in their order. */
    public <T> List<T> list(Function<StateReader, T> element) {
        List<T> list = new ArrayList<>();
        each(() -> list.add(element.apply(this)));
        return List.copyOf(list);
    }

    /** To be called when all is read. */
    public void finish() {
        if (next != end) {
            throw damaged("something is left over");
        }
    }
}
