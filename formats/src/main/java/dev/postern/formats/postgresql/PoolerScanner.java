// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.formats.LogClock;
import dev.postern.formats.LogLine;
import dev.postern.formats.LogScanner;
import dev.postern.formats.RecordSink;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.StreamReport;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads PgBouncer's log. Each line about a client begins with the client's slot ({@code C-0x…}), its names and its address; what
 * follows is only read as PgBouncer's own words where these are, byte for byte, those of the slot's login attempt.
 */
final class PoolerScanner implements LogScanner {
    /** Facts: what was seen. */
    static final String ATTEMPTS = "pooler-attempts";

    static final String CLOSED = "pooler-closed";
    static final String SERVER_CONNECTIONS = "pooler-server-connections";

    /** The part of a session's key that is the slot: an address has 48 bits. */
    static final long SLOT = (1L << 48) - 1;

    private static final int MOST_SLOTS = 1 << 16;
    private static final byte[] CLIENT = Bytes.ascii("C-0x");
    private static final byte[] SERVER = Bytes.ascii("S-0x");
    private static final byte[] NOBODY = Bytes.ascii("(nodb)/(nouser)@");
    private static final byte[] CLOSING = Bytes.ascii(" closing because: ");
    private static final byte[] AGE = Bytes.ascii(" (age=");

    private final StreamReport report;
    private final RecordSink<PgRecord> sink;
    private final LogTime time;
    private final PgRecord record = new PgRecord();
    private final Map<Long, byte[]> prefixes = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
            return size() > MOST_SLOTS;
        }
    };
    private boolean open;
    private long attempts;
    private long closed;
    private long serverConnections;

    PoolerScanner(ScanOptions options, StreamReport report, RecordSink<PgRecord> sink) {
        this.report = report;
        this.sink = sink;
        time = new LogTime(new LogClock(options, report));
    }

    @Override
    public void line(LogLine line) {
        if (line.length() > 0 && line.buf[line.from] == '\t' && open && record.file.equals(line.file)) {
            record.append((byte) '\n');
            record.append(line.buf, line.from + 1, line.to);
            return;
        }
        flush();
        int text = PoolerLine.textFrom(line.buf, line.from, line.to);
        if (text < 0) {
            if (line.length() > 0) {
                report.unreadable(line);
            }
            return;
        }
        record.reset();
        record.clearPrefix();
        record.place(line.file, line.number, line.offset);
        int timeEnd = LogTime.end(line.buf, line.from, line.to, true);
        int process = timeEnd + " [".length();
        record.pid = Bytes.number(line.buf, process, Bytes.digitsEnd(line.buf, process, line.to));
        record.timeMicros = time.instant(line.buf, line.from, timeEnd, line.file, line.number);
        if (record.timeMicros == Long.MIN_VALUE) {
            report.unreadable(line);
            return;
        }
        record.append(line.buf, text, line.to);
        open = true;
    }

    private void flush() {
        if (open) {
            open = false;
            read(record);
        }
    }

    private void read(PgRecord r) {
        boolean client = Bytes.at(r.bytes, 0, r.length, CLIENT);
        if (!client && !Bytes.at(r.bytes, 0, r.length, SERVER)) {
            return;
        }
        int end = Bytes.runEnd(r.bytes, CLIENT.length, r.length, Bytes.HEX);
        long slot = slot(r.bytes, CLIENT.length, end);
        // Poolers beside each other have slots of the same address.
        r.session = (long) r.pid << 48 ^ slot;
        if (slot == 0 || end + 2 > r.length || r.bytes[end] != ':' || r.bytes[end + 1] != ' ') {
            return;
        }
        int to = r.length > 0 && r.bytes[r.length - 1] == '\r' ? r.length - 1 : r.length;
        if (!client) {
            if (PoolerLine.readServerConnection(r, end + 2, to)) {
                give(PgRecord.Kind.POOL_CONNECTION);
                serverConnections++;
            }
        } else if (!readClosing(r, end + 2, to) && PoolerLine.readAttempt(r, end + 2, to)) {
            prefixes.put(r.session, Arrays.copyOfRange(r.bytes, r.account.from, r.account.to));
            give(PgRecord.Kind.POOL_ATTEMPT);
            attempts++;
        }
    }

    private boolean readClosing(PgRecord r, int from, int to) {
        byte[] known = prefixes.get(r.session);
        int words = -1;
        if (known != null && Bytes.same(r.bytes, from, Math.min(to, from + known.length), known, 0, known.length)) {
            words = from + known.length;
        } else if (Bytes.at(r.bytes, from, to, NOBODY)) {
            words = Bytes.indexOf(r.bytes, from, to, (byte) ' ');
            if (words < 0 || PoolerLine.endpoint(r, from, words) < 0) {
                return false;
            }
        }
        if (words < 0 || !Bytes.at(r.bytes, words, to, CLOSING)) {
            return false;
        }
        int reason = words + CLOSING.length;
        int age = Bytes.lastIndexOf(r.bytes, reason, to, AGE);
        r.message.set(reason, age < 0 ? to : age);
        prefixes.remove(r.session);
        give(PgRecord.Kind.POOL_CLOSED);
        closed++;
        return true;
    }

    private void give(PgRecord.Kind kind) {
        record.kind = kind;
        sink.accept(record);
    }

    private static long slot(byte[] b, int from, int to) {
        long slot = 0;
        for (int i = from; i < to && i - from < 16; i++) {
            slot = slot << 4 | Character.digit(b[i], 16);
        }
        return slot;
    }

    @Override
    public void end() {
        flush();
        report.add(ATTEMPTS, attempts);
        report.add(CLOSED, closed);
        report.add(SERVER_CONNECTIONS, serverConnections);
    }
}
