// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

/** What a server fills into a message where its format has a conversion like {@code %s}. */
enum Blank {
    USER,
    DATABASE,
    /** An address, a host name or {@code [local]}. */
    HOST,
    /** A whole number. */
    NUMBER,
    /** Anything else. */
    TEXT;

    private static final byte[] LOCAL = Bytes.ascii("[local]");
    private static final byte[] UNNAMED = Bytes.ascii("???");

    /** The kind of a conversion, told from what stands before it in the English format. */
    static Blank of(char conversion, String before) {
        if (conversion != 's') {
            return conversion == 'd' || conversion == 'u' ? NUMBER : TEXT;
        }
        if (before.endsWith("user=") || before.endsWith("ser \"") || before.endsWith("ole \"")) {
            return USER;
        }
        if (before.endsWith("database=") || before.endsWith("database \"")) {
            return DATABASE;
        }
        return before.endsWith("host=") || before.endsWith("host \"") || before.endsWith(" port=") ? HOST : TEXT;
    }

    /** Whether only the text around it says where it ends. */
    boolean isFree() {
        return this != HOST && this != NUMBER;
    }

    /** End of a host or number that stands at {@code from}; {@code from} itself when none does. */
    int end(byte[] b, int from, int to) {
        if (this == HOST) {
            if (Bytes.at(b, from, to, LOCAL)) {
                return from + LOCAL.length;
            }
            return Bytes.at(b, from, to, UNNAMED) ? from + UNNAMED.length : Bytes.runEnd(b, from, to, Bytes.HOST);
        }
        return Bytes.digitsEnd(b, from < to && b[from] == '-' ? from + 1 : from, to);
    }
}
