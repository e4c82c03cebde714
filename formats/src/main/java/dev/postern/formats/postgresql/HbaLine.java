// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

/** Finds the method in a line of pg_hba.conf: {@code TYPE DATABASE USER [ADDRESS [MASK]] METHOD [OPTIONS]} (manual, 20.1). */
final class HbaLine {
    private static final byte[] LOCAL = Bytes.ascii("local");

    private HbaLine() {}

    /** Sets the method's range, or leaves it absent. */
    static void method(byte[] b, int from, int to, Span method) {
        int start = skipBlanks(b, from, to);
        int end = tokenEnd(b, start, to);
        boolean local = end - start == LOCAL.length && Bytes.at(b, start, to, LOCAL);
        int tokens = local ? 3 : 4;
        boolean wholeAddress = false;
        for (int i = 1; i <= tokens; i++) {
            start = skipBlanks(b, end, to);
            end = tokenEnd(b, start, to);
            if (!local && i == 3) {
                wholeAddress = Bytes.indexOf(b, start, end, (byte) '/') < 0;
            }
        }
        if (wholeAddress && start < end && isMask(b[start])) {
            start = skipBlanks(b, end, to);
            end = tokenEnd(b, start, to);
        }
        if (start < end && Bytes.isLetter(b[start])) {
            method.set(start, end);
        }
    }

    /** Masks begin with a digit, or with f as in {@code ffff:}; no method does. */
    private static boolean isMask(byte first) {
        return Bytes.isDigit(first) || first == 'f' || first == ':';
    }

    private static int skipBlanks(byte[] b, int from, int to) {
        int i = from;
        while (i < to && (b[i] == ' ' || b[i] == '\t')) {
            i++;
        }
        return i;
    }

    /** End of a token; blanks inside double quotes and after a comma belong to it. */
    private static int tokenEnd(byte[] b, int from, int to) {
        boolean quoted = false;
        int i = from;
        for (; i < to; i++) {
            if (b[i] == '"') {
                quoted = !quoted;
            } else if (!quoted && (b[i] == ' ' || b[i] == '\t') && (i == from || b[i - 1] != ',')) {
                break;
            }
        }
        return i;
    }
}
