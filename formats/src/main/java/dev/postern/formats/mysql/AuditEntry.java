// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.LogLine;

/** A line of the audit log that is kept until no later line can change what it means. Entries are reused. */
final class AuditEntry {
    /** Bytes of a line that are kept; longer lines cannot be part of a login. */
    static final int KEPT = 1024;

    /** Position at which a refusal's DISCONNECT has not been met. */
    static final long NOT_MET = Long.MAX_VALUE;

    /** Whether a line may be part of the name of a client that is refused after it. */
    enum Doubt {
        NONE,
        /** It may: nothing shows where that client's name begins. */
        NAME_NOT_REPEATED,
        /** It may, and the server writes where that client's name begins, but the line that says so is missing. */
        DISCONNECT_MISSING
    }

    final MysqlRecord record = new MysqlRecord();
    /** Whether the record is to be given on. */
    boolean live;
    /** Whether the line has been found to be part of another line's record. */
    boolean consumed;
    /** Whether the line is a refusal, which is followed by a DISCONNECT that repeats the user name. */
    boolean refusal;
    /** Position of the latest DISCONNECT of a refusal that repeats its last line. */
    long metAt;
    /** Whether a DISCONNECT without a name has ended this refused connection. */
    boolean endsNameless;
    /** Lines before this one that are known to be part of its record. */
    int before;
    /** What a later refusal leaves open about this line. */
    Doubt doubt = Doubt.NONE;

    AuditLine.Shape shape = AuditLine.Shape.LOOSE;
    AuditLine.Operation operation = AuditLine.Operation.NONE;
    boolean epoch;
    long localMicros;
    long thread;
    /** Offset in the stream's bytes, counted over all its files. */
    long position;

    byte[] text = new byte[160];
    int length;
    /** Index in {@link #text} of the user name's start and end. */
    int userFrom;

    int userTo;
    /** Hash of the line from its time's end, and of its part before the tail. */
    long hash;

    long hashBeforeTail;

    /** Takes a line that has been taken apart. */
    void set(AuditLine parsed, LogLine line, long at) {
        shape = parsed.shape;
        operation = parsed.operation;
        epoch = parsed.epoch;
        localMicros = parsed.localMicros;
        thread = parsed.thread;
        position = at;
        live = false;
        consumed = false;
        refusal = operation == AuditLine.Operation.FAILED_CONNECT;
        metAt = NOT_MET;
        endsNameless = false;
        before = 0;
        doubt = Doubt.NONE;
        length = Math.min(line.length(), KEPT);
        if (text.length < length) {
            text = new byte[KEPT];
        }
        System.arraycopy(line.buf, line.from, text, 0, length);
        userFrom = Math.min(parsed.userFrom - line.from, length);
        userTo = Math.min(parsed.userTo - line.from, length);
        int afterTime = Math.min(parsed.afterTime - line.from, length);
        hash = Bytes.hash(text, afterTime, length);
        hashBeforeTail = Bytes.hash(text, afterTime, userTo);
        record.place(line);
        record.text = null;
        record.why = null;
        record.ambiguous = false;
        record.unconfirmed = false;
        record.spansLines = false;
    }

    /** Bytes in {@code [from, to)} that are no character of their own but continue one. */
    int continuations(int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += (text[i] & 0xC0) == 0x80 ? 1 : 0;
        }
        return count;
    }

    /** Whether the line starts with a time and the server's name. */
    boolean headed() {
        return shape == AuditLine.Shape.WHOLE || shape == AuditLine.Shape.HEAD;
    }

    /** Whether the line ends as only the server ends a login's record. */
    boolean tailed() {
        return shape == AuditLine.Shape.WHOLE || shape == AuditLine.Shape.TAIL;
    }
}
