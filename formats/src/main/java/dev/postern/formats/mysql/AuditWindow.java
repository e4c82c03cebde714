// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The last lines of an audit log, kept until it is certain which of them are records. The plugin writes each record in one
 * piece, and it writes the user name of a refused client twice: with the refusal and with the DISCONNECT after it. So what the
 * two records share before their tails is the name, and lines within it are forged, however genuine they look.
 */
final class AuditWindow {
    /** Most characters of a name that the server logs. */
    private static final int LONGEST_NAME = 128;

    /** Most bytes between the starts of a record's first and last line: such a name and the fields before it. */
    static final int SPAN = 3 * LONGEST_NAME + 17 + 1 + 256;

    /** A refusal whose DISCONNECT is not met within this many lines is judged without it. */
    private static final int PATIENCE = 256;

    private static final int CAPACITY = 512;

    /** Entries are made when they are first needed, and then used again. */
    private final @Nullable AuditEntry[] ring = new AuditEntry[CAPACITY];

    private final Consumer<AuditEntry> released;
    private int first;
    private int size;

    /** @param released takes the lines that matter, in their order */
    AuditWindow(Consumer<AuditEntry> released) {
        this.released = released;
    }

    /** The entry to fill for the next line. */
    AuditEntry next() {
        if (size == CAPACITY) {
            releaseFirst();
        }
        return at(size);
    }

    /** Takes the entry that {@link #next} gave, and releases what has become certain. */
    void add(long now) {
        AuditEntry added = at(size);
        size++;
        if (added.operation == AuditLine.Operation.DISCONNECT && added.thread != 0) {
            disconnected(size - 1);
        }
        while (size > 0 && certain(now)) {
            releaseFirst();
        }
    }

    /** No line follows that belongs to these: releases everything. */
    void giveAll() {
        while (size > 0) {
            releaseFirst();
        }
    }

    private AuditEntry at(int index) {
        int slot = first + index & CAPACITY - 1;
        AuditEntry entry = ring[slot];
        if (entry == null) {
            entry = new AuditEntry();
            ring[slot] = entry;
        }
        return entry;
    }

    /** Whether no later line can be of one piece with the first one. */
    private boolean certain(long now) {
        AuditEntry entry = at(0);
        if (now - entry.position <= SPAN || pending(0, now)) {
            return false;
        }
        for (int i = 1; i < size && at(i).position - entry.position <= SPAN; i++) {
            if (at(i).refusal && pending(i, now)) {
                return false;
            }
        }
        return true;
    }

    private boolean pending(int index, long now) {
        AuditEntry entry = at(index);
        if (!entry.refusal || entry.consumed || size - index > PATIENCE) {
            return false;
        }
        return entry.metAt == AuditEntry.NOT_MET || now - entry.metAt <= SPAN;
    }

    /** Compares the record that ends with this DISCONNECT with the refusal before it. */
    private void disconnected(int d) {
        AuditEntry goodbye = at(d);
        int best = -1;
        int bestLines = -1;
        for (int f = d - 1; f >= 0; f--) {
            AuditEntry refusal = at(f);
            if (refusal.refusal
                    && refusal.thread == goodbye.thread
                    && !refusal.consumed
                    && refusal.hashBeforeTail == goodbye.hashBeforeTail) {
                int lines = sharedBefore(f, d);
                if (lines > bestLines) {
                    best = f;
                    bestLines = lines;
                }
            }
        }
        if (best < 0) {
            endNameless(d);
            return;
        }
        at(best).metAt = goodbye.position;
        if (bestLines > at(best).before) {
            at(best).before = bestLines;
            consume(best - bestLines, best);
            consume(d - bestLines, d + 1);
            join(best, "the name of a refused client holds log lines");
        }
    }

    /** The plugin on MySQL writes neither name nor host with a DISCONNECT. */
    private void endNameless(int d) {
        AuditEntry goodbye = at(d);
        for (int f = d - 1; f >= 0 && goodbye.userFrom == goodbye.userTo; f--) {
            at(f).endsNameless |= at(f).refusal && at(f).thread == goodbye.thread;
        }
    }

    /** How many lines before the refusal and before its DISCONNECT are the same, that is, part of the name. */
    private int sharedBefore(int f, int d) {
        int shared = 0;
        int lines = 0;
        for (int n = 1; f - n >= 0 && d - n > f; n++) {
            AuditEntry line = at(f - n);
            if (line.hash != at(d - n).hash || at(f).position - line.position > SPAN) {
                break;
            }
            // A refusal of a full server has no connection id and looks the same each time.
            if (line.tailed() && line.thread == 0) {
                continue;
            }
            lines = n;
            if (line.headed()) {
                shared = lines;
            }
        }
        return shared;
    }

    private void consume(int from, int to) {
        for (int i = Math.max(from, 0); i < to; i++) {
            at(i).consumed = true;
        }
    }

    /** Gives a record whose first lines are known its whole name and its true time. */
    private void join(int last, @Nullable String why) {
        AuditEntry entry = at(last);
        AuditEntry start = at(last - entry.before);
        byte[] name = new byte[(entry.before + 1) * (AuditEntry.KEPT + 1)];
        int length = 0;
        for (int i = last - entry.before; i <= last; i++) {
            AuditEntry line = at(i);
            int from = i == last - entry.before ? line.userFrom : 0;
            int to = i == last ? line.userTo : line.length;
            System.arraycopy(line.text, from, name, length, to - from);
            length += to - from;
            if (i < last) {
                name[length++] = '\n';
            }
        }
        String text = new String(name, 0, length, StandardCharsets.UTF_8);
        entry.record.user = text;
        entry.record.spansLines = true;
        entry.record.file = start.record.file;
        entry.record.line = start.record.line;
        entry.record.offset = start.record.offset;
        entry.localMicros = start.localMicros;
        entry.record.text = why == null ? null : text;
        entry.record.why = why;
    }

    private void releaseFirst() {
        AuditEntry entry = at(0);
        if (!entry.consumed && entry.shape == AuditLine.Shape.HEAD) {
            closeOpenRecord();
        }
        if (!entry.consumed) {
            entry.doubt = doubt(entry);
            released.accept(entry);
        }
        first = first + 1 & CAPACITY - 1;
        size--;
    }

    /**
     * Whether the first line may be part of the name of a client that was refused after it, because no DISCONNECT has shown where
     * that name begins.
     */
    private AuditEntry.Doubt doubt(AuditEntry entry) {
        int within = entry.continuations(entry.userFrom, entry.length);
        for (int i = 1; i < size && at(i).position - entry.position <= SPAN; i++) {
            AuditEntry line = at(i);
            if (line.refusal && !line.consumed && line.metAt == AuditEntry.NOT_MET) {
                long name = line.position + line.userTo - entry.position - entry.userFrom;
                if (name - within - line.continuations(0, line.userTo) <= LONGEST_NAME) {
                    return line.endsNameless ? AuditEntry.Doubt.NAME_NOT_REPEATED : AuditEntry.Doubt.DISCONNECT_MISSING;
                }
            }
            within += line.continuations(0, line.length);
        }
        return AuditEntry.Doubt.NONE;
    }

    /**
     * The first line starts a record but does not end it. A refusal that no DISCONNECT has confirmed is its end, else the next
     * line that only the end of a record can be: then it is an account whose name has a line break.
     */
    private void closeOpenRecord() {
        int end = -1;
        for (int i = 1; i < size && at(i).position - at(0).position <= SPAN && !at(i).consumed; i++) {
            AuditEntry line = at(i);
            if (line.refusal && line.metAt == AuditEntry.NOT_MET) {
                end = i;
                break;
            }
            if (end < 0 && line.shape == AuditLine.Shape.TAIL) {
                end = i;
            }
        }
        if (end > 0) {
            AuditEntry line = at(end);
            line.before = end;
            consume(0, end);
            join(end, line.refusal ? "the name of a refused client holds a line break" : null);
        }
    }
}
