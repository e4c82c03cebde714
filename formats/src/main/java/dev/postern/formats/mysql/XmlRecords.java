// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.LogLine;
import dev.postern.formats.LogScanner;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code AUDIT_RECORD} elements of an XML audit log, whose values are elements (the new style) or attributes (the
 * old one). It is fed line by line and keeps no more than the values that are wanted. A general XML reader would not do: it
 * stops for good at the first thing that is no XML, such as the missing end of a live file, what a crash cut off, or the
 * references to control characters that Percona's plugin writes. There is no document type here, and no entity but the five
 * of XML itself. A client's {@code <} is always escaped, so no client can write the start or the end of a record.
 */
final class XmlRecords implements LogScanner {
    private static final int DEEPEST = 8;
    private static final int LONGEST_NAME = 32;
    private static final byte[] ROOT = Bytes.of("AUDIT");
    private static final byte[] RECORD = Bytes.of("<AUDIT_RECORD");

    private enum State {
        TEXT,
        /** Behind {@code <}. */
        TAG,
        OPEN_NAME,
        CLOSE_NAME,
        IN_TAG,
        ATTRIBUTE_NAME,
        BEFORE_VALUE,
        ATTRIBUTE_VALUE,
        /** Behind {@code /} in a tag. */
        EMPTY,
        /** In a declaration or comment, up to the next {@code >}. */
        SKIP
    }

    /** What the latest tag is. */
    private enum Tag {
        RECORD,
        CLOSING,
        OTHER
    }

    private final AuditValues values = new AuditValues();
    private final Consumer<AuditValues> records;
    private final Consumer<LogLine> unreadable;
    private final XmlText text = new XmlText(values);
    private final byte[] name = new byte[LONGEST_NAME];
    private int nameLength;
    private final @Nullable AuditSchema[] places = new AuditSchema[DEEPEST + 1];
    private final Consumer<AuditValues> unreadableRecord;
    private State state = State.TEXT;
    private Tag kind = Tag.OTHER;
    private byte quote;
    /** How many elements are open, from the record on. */
    private int depth;
    /** Whether the record cannot be read, so that it is left at its end. */
    private boolean broken;
    /** Whether the line has something that belongs to no record. */
    private boolean stray;
    /** Whether what comes next is the rest of a record that has been given. */
    private boolean remains;

    /**
     * @param records takes each whole record; the values are reused
     * @param unreadable takes the first line of each record that could not be read, and each line that belongs to none
     */
    XmlRecords(Consumer<AuditValues> records, Consumer<LogLine> unreadable) {
        this.records = records;
        this.unreadable = unreadable;
        this.unreadableRecord = record -> unreadable.accept(record.start());
    }

    /** Whether a record starts in this line. */
    static boolean isStart(LogLine line) {
        int at = line.from;
        while (at < line.to && isBlank(line.buf[at])) {
            at++;
        }
        int end = at + RECORD.length;
        return Bytes.startsWith(line.buf, at, line.to, RECORD)
                && (end == line.to || line.buf[end] == '>' || isBlank(line.buf[end]));
    }

    @Override
    public void line(LogLine line) {
        if (line.number == 1) {
            end();
        }
        stray = false;
        int i = line.from;
        while (i < line.to) {
            if (depth > 0 && !values.isOpen()) {
                i = endOfUnwanted(line.buf, i, line.to);
            }
            if (i < line.to) {
                step(line, line.buf[i++]);
            }
        }
        if (line.cut) {
            giveCut();
        }
        step(line, (byte) '\n');
        if (stray && !remains) {
            unreadable.accept(line);
        }
    }

    @Override
    public void end() {
        abandon();
        state = State.TEXT;
    }

    private void abandon() {
        if (depth > 0) {
            unreadable.accept(values.start());
            depth = 0;
        }
        text.reset();
    }

    /** Index of the first byte that is not of a text or value which nobody wants. */
    private int endOfUnwanted(byte[] buf, int from, int to) {
        int i = from;
        if (state == State.TEXT) {
            while (i < to && buf[i] != '<') {
                i++;
            }
        } else if (state == State.ATTRIBUTE_VALUE) {
            while (i < to && buf[i] != '<' && buf[i] != quote) {
                i++;
            }
        }
        return i;
    }

    /** The line is too long to be kept: gives what is known of the record, which is enough to tell a statement from a login. */
    private void giveCut() {
        state = State.TEXT;
        text.reset();
        values.close();
        if (depth > 0) {
            depth = 0;
            remains = true;
            records.accept(values);
        }
    }

    private void step(LogLine line, byte b) {
        switch (state) {
            case TEXT -> text(b);
            case TAG -> tag(line, b);
            case OPEN_NAME, CLOSE_NAME -> name(line, b);
            case IN_TAG -> inTag(b);
            case ATTRIBUTE_NAME -> attributeName(b);
            case BEFORE_VALUE -> beforeValue(b);
            case ATTRIBUTE_VALUE -> attributeValue(b);
            case EMPTY -> empty(b);
            case SKIP -> state = b == '>' ? State.TEXT : b == '<' ? State.TAG : State.SKIP;
        }
    }

    private void empty(byte b) {
        if (b != '>') {
            state = State.IN_TAG;
            inTag(b);
            return;
        }
        state = State.TEXT;
        if (depth > 0 && kind != Tag.CLOSING) {
            close();
        }
    }

    private void text(byte b) {
        if (b == '<') {
            text.end();
            state = State.TAG;
        } else if (depth > 0) {
            text.add(b);
        } else {
            stray |= !isBlank(b);
        }
    }

    private void tag(LogLine line, byte b) {
        nameLength = 0;
        if (b == '/') {
            state = State.CLOSE_NAME;
        } else if (b == '?' || b == '!') {
            state = State.SKIP;
        } else {
            state = State.OPEN_NAME;
            name(line, b);
        }
    }

    private void name(LogLine line, byte b) {
        if (isBlank(b) || b == '>' || b == '/') {
            boolean opening = state == State.OPEN_NAME;
            if (opening) {
                open(line);
            } else {
                closeNamed();
            }
            state = State.IN_TAG;
            inTag(b);
            return;
        }
        addToName(b);
    }

    private void addToName(byte b) {
        if (nameLength < LONGEST_NAME) {
            name[nameLength] = b;
        }
        nameLength = Math.min(nameLength + 1, LONGEST_NAME + 1);
    }

    private boolean isNameOf(AuditSchema place) {
        return nameLength <= LONGEST_NAME && place.isNamed(name, 0, nameLength);
    }

    private void open(LogLine line) {
        kind = Tag.OTHER;
        if (isNameOf(AuditSchema.XML)) {
            abandon();
            values.begin(line);
            kind = Tag.RECORD;
            remains = false;
            depth = 1;
            broken = false;
            places[1] = AuditSchema.XML;
        } else if (depth == 0) {
            stray |= !isRoot();
        } else if (depth == DEEPEST) {
            broken = true;
        } else {
            AuditSchema place = known();
            places[++depth] = place;
            openValue(place);
        }
    }

    private boolean isRoot() {
        return Bytes.is(name, 0, Math.min(nameLength, LONGEST_NAME), ROOT);
    }

    private @Nullable AuditSchema known() {
        AuditSchema parent = places[depth];
        return parent == null || nameLength > LONGEST_NAME ? null : parent.child(name, 0, nameLength);
    }

    private void openValue(@Nullable AuditSchema place) {
        if (place != null && place.field != null) {
            values.open(place.field);
        }
    }

    private void closeNamed() {
        kind = Tag.CLOSING;
        if (depth == 0) {
            stray |= !isRoot();
            return;
        }
        AuditSchema place = places[depth];
        broken |= place != null && !isNameOf(place);
        if (isNameOf(AuditSchema.XML)) {
            depth = 1;
        }
        close();
    }

    /** The innermost element ends. */
    private void close() {
        values.close();
        if (depth > 1) {
            depth--;
        } else if (depth == 1) {
            depth = 0;
            (broken ? unreadableRecord : records).accept(values);
        }
    }

    private void inTag(byte b) {
        if (b == '>') {
            state = State.TEXT;
        } else if (b == '/') {
            state = State.EMPTY;
        } else if (b == '<') {
            broken = true;
            state = State.TAG;
        } else if (!isBlank(b)) {
            nameLength = 0;
            addToName(b);
            state = State.ATTRIBUTE_NAME;
        }
    }

    private void attributeName(byte b) {
        if (b == '=') {
            state = State.BEFORE_VALUE;
        } else if (b == '>' || b == '/' || b == '<') {
            inTag(b);
        } else if (!isBlank(b)) {
            addToName(b);
        }
    }

    private void beforeValue(byte b) {
        if (b == '"' || b == '\'') {
            quote = b;
            state = State.ATTRIBUTE_VALUE;
            if (kind == Tag.RECORD) {
                openValue(known());
            }
        } else if (!isBlank(b)) {
            broken = true;
            state = State.IN_TAG;
            inTag(b);
        }
    }

    private void attributeValue(byte b) {
        if (b == quote) {
            text.end();
            values.close();
            state = State.IN_TAG;
        } else if (b == '<') {
            text.end();
            values.close();
            broken = true;
            state = State.TAG;
        } else {
            text.add(b);
        }
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }
}
