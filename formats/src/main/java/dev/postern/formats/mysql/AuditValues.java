// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.LogLine;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values of one record of a structured audit log, gathered while the record is read. Of two values of one field the first
 * counts; of a long value only the beginning is kept, so memory is bounded whatever the record holds.
 */
final class AuditValues {
    /** Bytes of a value that are kept: names have at most 128 characters, host names 255. */
    static final int LONGEST = 1024;

    private static final int EXCERPT = 200;
    private static final byte[] PROGRAM_NAME = Bytes.of("program_name");
    private static final byte[] CLIENT_NAME = Bytes.of("_client_name");

    private final Map<AuditField, Value> values = new EnumMap<>(AuditField.class);
    private final Value[] all;
    private byte[] bytes = new byte[512];
    private int length;
    private @Nullable Value open;
    /** The field that the value of the connection attribute which was named last belongs to. */
    private @Nullable AuditField attribute;

    private final LogLine start = new LogLine();

    /** A range of the bytes; it ends before it starts where there is no value. */
    private static final class Value {
        int from;
        int to = -1;
    }

    AuditValues() {
        for (AuditField field : AuditField.values()) {
            values.put(field, new Value());
        }
        all = values.values().toArray(Value[]::new);
    }

    private Value value(AuditField field) {
        return Objects.requireNonNull(values.get(field));
    }

    /** Forgets everything; a record begins in this line. */
    void begin(LogLine line) {
        for (Value value : all) {
            value.to = -1;
        }
        length = 0;
        open = null;
        attribute = null;
        start.keep(line, EXCERPT);
    }

    /** The line in which the record begins, as far as it is kept. */
    LogLine start() {
        return start;
    }

    /** The bytes that come next are a field's value, unless the field has one. */
    void open(AuditField field) {
        AuditField target = field == AuditField.ATTRIBUTE_VALUE ? attribute : field;
        Value value = target == null ? null : value(target);
        open = value == null || value.to >= 0 ? null : value;
        if (open != null) {
            open.from = length;
        }
    }

    /** Whether the bytes that come next are wanted. */
    boolean isOpen() {
        return open != null;
    }

    /** Adds a byte to the value that is open. */
    void add(int b) {
        Value value = open;
        if (value == null || length - value.from >= LONGEST) {
            return;
        }
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, length * 2);
        }
        bytes[length++] = (byte) b;
    }

    /** Adds bytes to the value that is open. */
    void add(byte[] buf, int from, int to) {
        Value value = open;
        if (value == null) {
            return;
        }
        int count = Math.min(to - from, LONGEST - (length - value.from));
        if (bytes.length < length + count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
        System.arraycopy(buf, from, bytes, length, count);
        length += count;
    }

    /** Adds a code point, as UTF-8. */
    void addCodePoint(int c) {
        if (c < 0x80) {
            add(c);
        } else if (c < 0x800) {
            add(0xC0 | (c >> 6));
            add(0x80 | (c & 0x3F));
        } else if (c < 0x1_0000) {
            add(0xE0 | (c >> 12));
            add(0x80 | (c >> 6 & 0x3F));
            add(0x80 | (c & 0x3F));
        } else {
            add(0xF0 | (c >> 18));
            add(0x80 | (c >> 12 & 0x3F));
            add(0x80 | (c >> 6 & 0x3F));
            add(0x80 | (c & 0x3F));
        }
    }

    /** The value that is open is complete. */
    void close() {
        Value value = open;
        if (value == null) {
            return;
        }
        open = null;
        if (value != value(AuditField.ATTRIBUTE_NAME)) {
            value.to = length;
            return;
        }
        attribute = Bytes.is(bytes, value.from, length, PROGRAM_NAME)
                ? AuditField.PROGRAM
                : Bytes.is(bytes, value.from, length, CLIENT_NAME) ? AuditField.CLIENT : null;
        length = value.from;
    }

    /** Takes a whole value. */
    void set(AuditField field, byte[] buf, int from, int to) {
        open(field);
        add(buf, from, to);
        close();
    }

    boolean has(AuditField field) {
        return value(field).to >= 0;
    }

    /** The bytes that {@link #from} and {@link #to} point into; others' bytes once the record is over. */
    byte[] bytes() {
        return bytes;
    }

    /** Start of a field's value; 0 when it has none. */
    int from(AuditField field) {
        return has(field) ? value(field).from : 0;
    }

    int to(AuditField field) {
        return Math.max(0, value(field).to);
    }

    /** Whether the field has this value, the case of ASCII letters apart. */
    boolean is(AuditField field, String lowerCase) {
        int from = from(field);
        if (to(field) - from != lowerCase.length() || !has(field)) {
            return false;
        }
        for (int i = 0; i < lowerCase.length(); i++) {
            int b = bytes[from + i];
            if ((b >= 'A' && b <= 'Z' ? b | 0x20 : b) != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The field's value as a number, or -1. */
    long number(AuditField field) {
        return Bytes.number(bytes, from(field), to(field));
    }
}
