// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

/** Decodes the bytes of a JSON string one by one. Broken escapes stand for themselves; a lone surrogate is replaced. */
final class JsonEscape {
    private static final int REPLACEMENT = 0xFFFD;

    private final AuditValues values;
    /** Whether a backslash was the last byte. */
    private boolean backslash;
    /** Hexadecimal digits still to come, and those that have. */
    private int digits;

    private int unit;
    /** A first surrogate that waits for its second, or 0. */
    private int high;

    JsonEscape(AuditValues values) {
        this.values = values;
    }

    /** Takes the next byte; true when it ends the string. */
    boolean add(byte b) {
        if (digits > 0) {
            int digit = Character.digit(b, 16);
            if (digit >= 0) {
                unit = unit << 4 | digit;
                if (--digits == 0) {
                    unit(unit);
                }
                return false;
            }
            digits = 0;
            values.addCodePoint(REPLACEMENT);
        } else if (backslash) {
            backslash = false;
            escaped(b);
            return false;
        }
        if (b == '\\') {
            backslash = true;
            return false;
        }
        loneSurrogate();
        if (b == '"') {
            return true;
        }
        values.add(b);
        return false;
    }

    private void escaped(byte b) {
        if (b == 'u') {
            digits = 4;
            unit = 0;
            return;
        }
        loneSurrogate();
        values.add(
                switch (b) {
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    default -> b;
                });
    }

    private void unit(int c) {
        if (high != 0 && Character.isLowSurrogate((char) c)) {
            values.addCodePoint(Character.toCodePoint((char) high, (char) c));
            high = 0;
            return;
        }
        loneSurrogate();
        if (Character.isHighSurrogate((char) c)) {
            high = c;
        } else {
            values.addCodePoint(Character.isLowSurrogate((char) c) ? REPLACEMENT : c);
        }
    }

    private void loneSurrogate() {
        if (high != 0) {
            values.addCodePoint(REPLACEMENT);
            high = 0;
        }
    }

    /** Whether the next byte stands for itself, unless it is a quotation mark or a backslash. */
    boolean isIdle() {
        return !backslash && digits == 0 && high == 0;
    }

    /** Takes a byte of a name. */
    void skip(byte b) {
        backslash = b == '\\' && !backslash;
    }

    /** Whether the next byte is escaped. */
    boolean isPending() {
        return backslash;
    }

    /** Forgets a string that did not end. */
    void reset() {
        backslash = false;
        digits = 0;
        high = 0;
    }
}
