// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.LogLine;
import dev.postern.formats.LogScanner;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the objects of a JSON audit log (RFC 8259), one after the other, whether they stand in an array or not, on one line or
 * on many. It is fed line by line and keeps no more than the values that are wanted. A general JSON reader would not do: the
 * array of a live file has no end, what a crash cut off is followed by the records of the next start, and each record's line
 * is to be known. A quotation mark in a value is always escaped, so no client can write the start of a record.
 */
final class JsonRecords implements LogScanner {
    private static final int DEEPEST = 62;
    private static final int LONGEST_NAME = 32;

    private enum State {
        /** Outside of objects. */
        BETWEEN,
        NAME_OR_END,
        NAME,
        IN_NAME,
        COLON,
        VALUE,
        VALUE_OR_END,
        IN_STRING,
        IN_WORD,
        AFTER_VALUE,
        /** This is no JSON: waits for a line that begins an object. */
        LOST
    }

    private final AuditValues values = new AuditValues();
    private final Consumer<AuditValues> records;
    private final Consumer<LogLine> unreadable;
    private final byte[] name = new byte[LONGEST_NAME];
    private int nameLength;
    /** Known place of the object at each depth; null where nothing is wanted. */
    private final @Nullable AuditSchema[] places = new AuditSchema[DEEPEST + 2];
    /** Bit {@code d} tells whether the container at depth {@code d} is an object. */
    private long objects;

    private int depth;
    private @Nullable AuditSchema place;
    private State state = State.BETWEEN;
    private final JsonEscape escape = new JsonEscape(values);
    /** The line before, when it was a lone brace. */
    private final LogLine brace = new LogLine();

    private boolean afterBrace;
    /** Whether a record had begun and not ended before that brace. */
    private boolean insideBeforeBrace;
    /** Whether what comes next is the rest of a record that has been given. */
    private boolean remains;

    /**
     * @param records takes each whole record; the values are reused
     * @param unreadable takes the first line of each record that could not be read, and each line that belongs to none
     */
    JsonRecords(Consumer<AuditValues> records, Consumer<LogLine> unreadable) {
        this.records = records;
        this.unreadable = unreadable;
    }

    @Override
    public void line(LogLine line) {
        int first = JsonStart.first(line);
        if (line.number == 1 || JsonStart.isStart(line, first)) {
            abandon();
            state = State.BETWEEN;
        } else if (afterBrace && insideBeforeBrace && JsonStart.isFirstMember(line, first)) {
            abandon();
            open(brace);
        }
        noteBrace(line, first);
        if (state == State.LOST) {
            if (first == line.to || line.buf[first] != '{') {
                if (!remains) {
                    unreadable.accept(line);
                }
                return;
            }
            state = State.BETWEEN;
        }
        read(line);
        if (line.cut) {
            giveCut();
        }
    }

    /** The line is too long to be kept: gives what is known of the record, which is enough to tell a statement from a login. */
    private void giveCut() {
        state = State.LOST;
        escape.reset();
        if (depth > 0) {
            depth = 0;
            remains = true;
            values.close();
            records.accept(values);
        }
    }

    @Override
    public void end() {
        abandon();
    }

    private void noteBrace(LogLine line, int first) {
        afterBrace = first < line.to && line.buf[first] == '{' && JsonStart.afterBlanks(line, first + 1) == line.to;
        if (afterBrace) {
            insideBeforeBrace = depth > 0;
            brace.buf = new byte[] {'{'};
            brace.to = 1;
            brace.file = line.file;
            brace.number = line.number;
            brace.offset = line.offset;
        }
    }

    private void read(LogLine line) {
        int i = line.from;
        while (i < line.to && state != State.LOST) {
            if (state == State.IN_STRING && escape.isIdle()) {
                int end = endOfPlain(line.buf, i, line.to);
                values.add(line.buf, i, end);
                i = end;
            }
            if (i < line.to) {
                step(line, line.buf[i++]);
            }
        }
        if (state == State.IN_STRING) {
            escape.add((byte) '\n');
        } else if (state == State.IN_WORD) {
            wordEnds();
        }
    }

    /** Index of the first byte that means something in a string. */
    private static int endOfPlain(byte[] buf, int from, int to) {
        int i = from;
        while (i < to && buf[i] != '"' && buf[i] != '\\') {
            i++;
        }
        return i;
    }

    private void step(LogLine line, byte b) {
        switch (state) {
            case IN_STRING -> string(b);
            case IN_NAME -> name(b);
            case IN_WORD -> word(line, b);
            case BETWEEN -> between(line, b);
            default -> structure(line, b);
        }
    }

    private void between(LogLine line, byte b) {
        if (b == '{') {
            open(line);
        } else if (!JsonStart.isBlank(b) && b != '[' && b != ']' && b != ',') {
            unreadable.accept(line);
            state = State.LOST;
        }
    }

    private void open(LogLine line) {
        values.begin(line);
        remains = false;
        depth = 1;
        objects = 2;
        places[1] = AuditSchema.JSON;
        state = State.NAME_OR_END;
    }

    private void structure(LogLine line, byte b) {
        if (JsonStart.isBlank(b)) {
            return;
        }
        switch (state) {
            case NAME_OR_END, NAME -> {
                if (b == '"') {
                    nameLength = 0;
                    state = State.IN_NAME;
                } else if (b == '}' && state == State.NAME_OR_END) {
                    closeContainer(line, b);
                } else {
                    lose(line);
                }
            }
            case COLON -> {
                if (b == ':') {
                    state = State.VALUE;
                } else {
                    lose(line);
                }
            }
            case VALUE, VALUE_OR_END -> value(line, b);
            default -> afterValue(line, b);
        }
    }

    private void value(LogLine line, byte b) {
        AuditSchema here = place;
        if (b == '{' || b == '[') {
            if (depth == DEEPEST) {
                lose(line);
                return;
            }
            depth++;
            places[depth] = b == '{' ? here : null;
            objects = b == '{' ? objects | 1L << depth : objects & ~(1L << depth);
            place = null;
            state = b == '{' ? State.NAME_OR_END : State.VALUE_OR_END;
        } else if (b == ']' && state == State.VALUE_OR_END) {
            closeContainer(line, b);
        } else {
            if (here != null && here.field != null) {
                values.open(here.field);
            }
            if (b == '"') {
                state = State.IN_STRING;
            } else {
                state = State.IN_WORD;
                word(line, b);
            }
        }
    }

    private void afterValue(LogLine line, byte b) {
        if (b == ',') {
            place = null;
            state = isObject() ? State.NAME : State.VALUE;
        } else {
            closeContainer(line, b);
        }
    }

    private boolean isObject() {
        return (objects >> depth & 1) != 0;
    }

    private void closeContainer(LogLine line, byte b) {
        if (b != (isObject() ? '}' : ']')) {
            lose(line);
            return;
        }
        depth--;
        place = null;
        state = State.AFTER_VALUE;
        if (depth == 0) {
            state = State.BETWEEN;
            records.accept(values);
        }
    }

    private void string(byte b) {
        if (escape.add(b)) {
            values.close();
            state = State.AFTER_VALUE;
        }
    }

    /** Names are the server's; one with an escape is none of those that are wanted. */
    private void name(byte b) {
        if (b == '"' && !escape.isPending()) {
            AuditSchema parent = places[depth];
            boolean known = parent != null && nameLength <= LONGEST_NAME;
            place = known ? parent.child(name, 0, nameLength) : null;
            state = State.COLON;
            return;
        }
        escape.skip(b);
        if (nameLength < LONGEST_NAME) {
            name[nameLength] = b;
        }
        nameLength = Math.min(nameLength + 1, LONGEST_NAME + 1);
    }

    /** A number or one of the words {@code true}, {@code false} and {@code null}. */
    private void word(LogLine line, byte b) {
        boolean letter = (b | 0x20) >= 'a' && (b | 0x20) <= 'z';
        if (letter || Bytes.isDigit(b) || b == '-' || b == '+' || b == '.') {
            values.add(b);
            return;
        }
        wordEnds();
        structure(line, b);
    }

    private void wordEnds() {
        values.close();
        state = State.AFTER_VALUE;
    }

    /** What follows in this line cannot be read, nor the record that was begun. */
    private void lose(LogLine line) {
        if (depth > 0) {
            abandon();
        } else {
            unreadable.accept(line);
        }
        state = State.LOST;
    }

    private void abandon() {
        if (depth > 0) {
            unreadable.accept(values.start());
            depth = 0;
        }
        escape.reset();
    }
}
