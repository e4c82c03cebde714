// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.LogLine;
import dev.postern.formats.LogScanner;
import java.util.function.Consumer;

/**
 * Reads the rows of a table that is written as text, with fields that may span lines. A row that a crash cut off ends where the
 * next one starts for certain.
 */
final class Rows implements LogScanner {
    private enum State {
        BETWEEN,
        FIELD_START,
        PLAIN,
        QUOTED,
        /** Behind a quotation mark in a quoted field: its end, or the first of two. */
        QUOTE,
        /** This is no row: waits for the start of one. */
        LOST
    }

    private final RowForm form;
    private final Consumer<Row> rows;
    private final Consumer<LogLine> unreadable;
    private final Row row = new Row();
    private State state = State.BETWEEN;
    private boolean escaped;

    /**
     * @param rows takes each whole row; the object is reused
     * @param unreadable takes the first line of each row that could not be read
     */
    Rows(RowForm form, Consumer<Row> rows, Consumer<LogLine> unreadable) {
        this.form = form;
        this.rows = rows;
        this.unreadable = unreadable;
    }

    @Override
    public void line(LogLine line) {
        if (line.number == 1 || (state != State.BETWEEN && form.isStart(line))) {
            end();
        }
        int to = line.to > line.from && line.buf[line.to - 1] == '\r' ? line.to - 1 : line.to;
        if (state == State.LOST || (state == State.BETWEEN && to == line.from)) {
            return;
        }
        if (state == State.BETWEEN) {
            row.begin(line);
            state = State.FIELD_START;
        }
        int i = line.from;
        while (i < to && state != State.LOST) {
            if (state == State.QUOTED && !escaped) {
                int end = endOfPlain(line.buf, i, to);
                row.add(line.buf, i, end);
                i = end;
            }
            if (i < to) {
                step(line.buf[i++]);
            }
        }
        if (line.cut && state != State.LOST) {
            giveCut();
        } else if (state != State.LOST) {
            lineEnds();
        }
    }

    @Override
    public void end() {
        if (state != State.BETWEEN && state != State.LOST) {
            unreadable.accept(row.start());
        }
        state = State.BETWEEN;
        escaped = false;
    }

    /** The line is too long to be kept: gives what is known of the row, which is enough to tell a statement from a login. */
    private void giveCut() {
        row.endField();
        state = State.LOST;
        escaped = false;
        rows.accept(row);
    }

    private void lineEnds() {
        if (state == State.QUOTED || escaped) {
            escaped = false;
            row.add((byte) '\n');
            return;
        }
        row.endField();
        state = State.BETWEEN;
        rows.accept(row);
    }

    private void lose() {
        unreadable.accept(row.start());
        state = State.LOST;
        escaped = false;
    }

    /** Index of the first byte that may mean something in a quoted field. */
    private static int endOfPlain(byte[] buf, int from, int to) {
        int i = from;
        while (i < to && buf[i] != '"' && buf[i] != '\\') {
            i++;
        }
        return i;
    }

    private void step(byte b) {
        if (escaped) {
            escaped = false;
            unescape(b);
            return;
        }
        boolean quoteMark = form.quoted && b == '"';
        switch (state) {
            case FIELD_START -> {
                if (quoteMark) {
                    state = State.QUOTED;
                } else {
                    state = State.PLAIN;
                    plain(b);
                }
            }
            case PLAIN -> plain(b);
            case QUOTED -> {
                if (quoteMark) {
                    state = State.QUOTE;
                } else {
                    content(b);
                }
            }
            default -> {
                if (quoteMark) {
                    row.add(b);
                    state = State.QUOTED;
                } else if (b == form.separator) {
                    plain(b);
                } else {
                    lose();
                }
            }
        }
    }

    private void plain(byte b) {
        if (b == form.separator) {
            row.endField();
            state = State.FIELD_START;
        } else {
            content(b);
        }
    }

    private void content(byte b) {
        if (form.backslash && b == '\\') {
            escaped = true;
        } else {
            row.add(b);
        }
    }

    private void unescape(byte b) {
        row.add((byte)
                switch (b) {
                    case '0' -> 0;
                    case 'b' -> '\b';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    case 'Z' -> 26;
                    default -> b;
                });
    }
}
