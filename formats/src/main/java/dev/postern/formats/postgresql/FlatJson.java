// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one flat JSON object (RFC 8259) into a record. Made for jsonlog: bytes that are no UTF-8 are taken as they are, a nested
 * value is an error, of two equal keys the first counts.
 */
final class FlatJson {
    private static final Key[] KEYS = {
        new Key("timestamp", r -> r.time),
        new Key("user", r -> r.user),
        new Key("dbname", r -> r.database),
        new Key("pid", r -> r.processField),
        new Key("remote_host", r -> r.host),
        new Key("remote_port", r -> r.portField),
        new Key("session_id", r -> r.sessionField),
        new Key("error_severity", r -> r.severityField),
        new Key("state_code", r -> r.code),
        new Key("message", r -> r.message),
        new Key("detail", r -> r.detail),
        new Key("application_name", r -> r.application)
    };

    private static final class Key {
        final byte[] name;
        final Function<PgRecord, Span> field;

        Key(String name, Function<PgRecord, Span> field) {
            this.name = Bytes.ascii(name);
            this.field = field;
        }
    }

    private byte[] b = new byte[0];
    private int to;
    private int at;

    /** Reads the object that fills the range; returns false when it is none. */
    boolean read(byte[] bytes, int from, int end, PgRecord r) {
        r.reset();
        r.clearPrefix();
        b = bytes;
        to = end;
        at = from;
        blanks();
        if (!take('{')) {
            return false;
        }
        blanks();
        if (take('}')) {
            return ends();
        }
        do {
            blanks();
            if (!member(r)) {
                return false;
            }
            blanks();
        } while (take(','));
        return take('}') && ends();
    }

    private boolean ends() {
        blanks();
        return at == to;
    }

    private boolean member(PgRecord r) {
        if (!take('"')) {
            return false;
        }
        int keyFrom = at;
        if (!string(null)) {
            return false;
        }
        Span field = field(r, keyFrom, at - 1);
        blanks();
        if (!take(':')) {
            return false;
        }
        blanks();
        if (field != null && field.present()) {
            field = null;
        }
        int start = r.length;
        if (take('"')) {
            if (!string(field == null ? null : r)) {
                return false;
            }
        } else {
            int from = at;
            while (at < to
                    && (Bytes.isLetter(b[at])
                            || Bytes.isDigit(b[at])
                            || b[at] == '-'
                            || b[at] == '+'
                            || b[at] == '.')) {
                at++;
            }
            if (at == from) {
                return false;
            }
            if (field != null) {
                r.append(b, from, at);
            }
        }
        if (field != null) {
            field.set(start, r.length);
        }
        return true;
    }

    private @Nullable Span field(PgRecord r, int from, int end) {
        for (Key key : KEYS) {
            if (key.name.length == end - from && Bytes.at(b, from, end, key.name)) {
                return key.field.apply(r);
            }
        }
        return null;
    }

    /** Reads a string behind its opening quote, with its closing one; its bytes go to the record if there is one. */
    private boolean string(@Nullable PgRecord r) {
        int plain = at;
        while (at < to) {
            byte c = b[at];
            if (c == '"' || c == '\\') {
                if (r != null) {
                    r.append(b, plain, at);
                }
                at++;
                if (c == '"') {
                    return true;
                }
                if (!escape(r)) {
                    return false;
                }
                plain = at;
            } else {
                at++;
            }
        }
        return false;
    }

    private boolean escape(@Nullable PgRecord r) {
        if (at >= to) {
            return false;
        }
        byte c = b[at++];
        int plain = switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> -1;
        };
        if (plain >= 0 && r != null) {
            utf8(r, plain);
        }
        return plain >= 0;
    }

    /** A code point, of one or two escapes; a lone surrogate becomes the replacement character. */
    private int unicode() {
        int high = hex4();
        if (high < 0 || !Character.isSurrogate((char) high)) {
            return high;
        }
        if (Character.isHighSurrogate((char) high) && at + 6 <= to && b[at] == '\\' && b[at + 1] == 'u') {
            int before = at;
            at += 2;
            int low = hex4();
            if (low >= 0 && Character.isLowSurrogate((char) low)) {
                return Character.toCodePoint((char) high, (char) low);
            }
            at = before;
        }
        return 0xFFFD;
    }

    private int hex4() {
        if (at + 4 > to) {
            return -1;
        }
        int value = 0;
        for (int end = at + 4; at < end; at++) {
            if (!Bytes.isHex(b[at])) {
                return -1;
            }
            value = value << 4 | Character.digit(b[at], 16);
        }
        return value;
    }

    private static void utf8(PgRecord r, int c) {
        if (c < 0x80) {
            r.append((byte) c);
        } else if (c < 0x800) {
            r.append((byte) (0xC0 | (c >> 6)));
            r.append((byte) (0x80 | (c & 0x3F)));
        } else if (c < 0x1_0000) {
            r.append((byte) (0xE0 | (c >> 12)));
            r.append((byte) (0x80 | (c >> 6 & 0x3F)));
            r.append((byte) (0x80 | (c & 0x3F)));
        } else {
            r.append((byte) (0xF0 | (c >> 18)));
            r.append((byte) (0x80 | (c >> 12 & 0x3F)));
            r.append((byte) (0x80 | (c >> 6 & 0x3F)));
            r.append((byte) (0x80 | (c & 0x3F)));
        }
    }

    private boolean take(char wanted) {
        if (at < to && b[at] == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void blanks() {
        while (at < to && (b[at] == ' ' || b[at] == '\t' || b[at] == '\r')) {
            at++;
        }
    }
}
