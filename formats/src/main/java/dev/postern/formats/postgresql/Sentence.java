// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

/**
 * Checks that the server's sentences about logins go on, behind the names, as the server ends them. A name can hold the beginning
 * of such a sentence, but what the server writes behind that name then stands where the sentence should end.
 */
final class Sentence {
    private static final byte[] PORT = Bytes.ascii(" port=");
    private static final byte[] LOCAL = Bytes.ascii("[local]");
    private static final byte[] APPLICATION = Bytes.ascii(" application_name=");
    private static final byte[] METHOD = Bytes.ascii("\" method=");
    private static final byte[][] ENCRYPTION = {
        Bytes.ascii(" SSL enabled ("), Bytes.ascii(" GSS ("),
    };
    private static final byte[][] HBA_ENDS = {
        Bytes.ascii("\""),
        Bytes.ascii("\", SSL off"),
        Bytes.ascii("\", SSL on"),
        Bytes.ascii("\", no encryption"),
        Bytes.ascii("\", SSL encryption"),
        Bytes.ascii("\", GSS encryption"),
    };

    private Sentence() {}

    /** Whether the literal is all that is left of the text; the CR of a Windows log may follow. */
    static boolean isRest(byte[] b, int at, int to, byte[] literal) {
        return Bytes.at(b, at, to, literal) && isEnd(b, at + literal.length, to);
    }

    private static boolean isEnd(byte[] b, int at, int to) {
        return at == to || (at + 1 == to && b[at] == '\r');
    }

    /** Whether {@code HOST port=N} or {@code HOST} is all that is left. */
    static boolean isHostAndPort(byte[] b, int from, int to) {
        int at = Bytes.at(b, from, to, LOCAL) ? from + LOCAL.length : Bytes.runEnd(b, from, to, Bytes.HOST);
        if (at == from) {
            return false;
        }
        if (!Bytes.at(b, at, to, PORT)) {
            return isEnd(b, at, to);
        }
        int digits = at + PORT.length;
        int end = Bytes.digitsEnd(b, digits, to);
        return end > digits && isEnd(b, end, to);
    }

    /** Whether behind the names nothing follows but an application name and words on encryption. */
    static boolean endsAuthorization(byte[] b, int at, int to) {
        if (Bytes.at(b, at, to, APPLICATION)) {
            // It is the client's own, so it may be any text.
            return true;
        }
        for (byte[] start : ENCRYPTION) {
            if (Bytes.at(b, at, to, start)) {
                int end = Bytes.indexOf(b, at + start.length, to, (byte) ')');
                return end >= 0 && endsAuthorization(b, end + 1, to);
            }
        }
        return isEnd(b, at, to);
    }

    /** Whether {@code IDENTITY" method=WORD}, with or without {@code (FILE:LINE)}, is all that is left. */
    static boolean endsIdentity(byte[] b, int from, int to) {
        int method = Bytes.lastIndexOf(b, from, to, METHOD);
        if (method < 0) {
            return false;
        }
        int word = method + METHOD.length;
        int at = word;
        while (at < to && (Bytes.isLetter(b[at]) || Bytes.isDigit(b[at]) || b[at] == '-')) {
            at++;
        }
        if (at == word) {
            return false;
        }
        if (isEnd(b, at, to)) {
            return true;
        }
        int close = b[to - 1] == '\r' ? to - 2 : to - 1;
        int digits = close;
        while (digits > at && Bytes.isDigit(b[digits - 1])) {
            digits--;
        }
        return b[close] == ')' && digits < close && b[digits - 1] == ':' && b[at] == ' ' && b[at + 1] == '(';
    }

    /** End of {@code H:MM:SS.mmm}, or -1. */
    static int durationEnd(byte[] b, int from, int to) {
        int at = Bytes.digitsEnd(b, from, to);
        boolean fits = at > from
                && at + 10 <= to
                && b[at] == ':'
                && Bytes.digitsEnd(b, at + 1, at + 3) == at + 3
                && b[at + 3] == ':'
                && Bytes.digitsEnd(b, at + 4, at + 6) == at + 6
                && b[at + 6] == '.'
                && Bytes.digitsEnd(b, at + 7, at + 10) == at + 10;
        return fits ? at + 10 : -1;
    }

    /** Whether a pg_hba refusal ends behind the closing quote of its last name. */
    static boolean endsHbaRefusal(byte[] b, int at, int to) {
        for (byte[] end : HBA_ENDS) {
            if (isRest(b, at, to, end)) {
                return true;
            }
        }
        return false;
    }
}
