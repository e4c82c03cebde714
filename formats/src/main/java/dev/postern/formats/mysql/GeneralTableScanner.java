// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.LogClock;
import dev.postern.formats.LogLine;
import dev.postern.formats.LogScanner;
import dev.postern.formats.RecordSink;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.StreamReport;
import dev.postern.kernel.Engine;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of {@code mysql.general_log}: {@code event_time, user_host, thread_id, server_id, command_type, argument}.
 * They say what the lines of the general log's file say, but each row is whole and quoted, so no name can be taken for a row;
 * and {@code user_host} has the client's address even where the argument has a name from reverse DNS.
 */
final class GeneralTableScanner implements LogScanner {
    /** Most threads remembered whose login nothing has been said of; the oldest stay undecided. */
    private static final int UNDECIDED = 1 << 16;

    private static final int TIME = 0;
    private static final int USER_HOST = 1;
    private static final int THREAD = 2;
    private static final int COMMAND = 4;
    private static final int ARGUMENT = 5;

    private static final byte[] CONNECT = Bytes.of("Connect");
    private static final byte[] CONNECT_OUT = Bytes.of("Connect Out");
    private static final byte[] CHANGE_USER = Bytes.of("Change user");
    private static final byte[] INIT_DB = Bytes.of("Init DB");

    private final RowForm form;
    private final StreamReport report;
    private final RecordSink<MysqlRecord> sink;
    private final Rows rows;
    private final AuditTime time;
    private final ClientHosts hosts = new ClientHosts();
    private final Denial denial = new Denial();
    private final ConnectText text = new ConnectText();
    private final MysqlRecord record = new MysqlRecord();
    /** Threads whose login nothing has been said of, with the database asked for, or an empty name. */
    private final Map<Long, String> undecided = new LinkedHashMap<>();

    private long attempts;
    private long refusals;
    private long hostNames;
    private long statements;

    GeneralTableScanner(RowForm form, ScanOptions options, StreamReport report, RecordSink<MysqlRecord> sink) {
        this.form = form;
        this.report = report;
        this.sink = sink;
        this.rows = new Rows(form, this::take, report::unreadable);
        this.time = new AuditTime(new LogClock(options, report), false);
    }

    @Override
    public void line(LogLine line) {
        rows.line(line);
    }

    private void take(Row row) {
        if (form.isColumns(row.start())) {
            return;
        }
        long thread = row.size() <= ARGUMENT ? -1 : row.number(THREAD);
        long micros = thread < 0 ? -1 : time.instant(row.bytes(), row.from(TIME), row.to(TIME), row.start());
        if (micros < 0) {
            report.unreadable(row.start());
            return;
        }
        start(row, thread, micros);
        boolean change = row.is(COMMAND, CHANGE_USER);
        if (change || row.is(COMMAND, CONNECT)) {
            said(row, change);
        } else if (row.is(COMMAND, INIT_DB)) {
            database(row);
        } else if (!row.is(COMMAND, CONNECT_OUT)) {
            statements++;
            active();
        }
    }

    private void start(Row row, long thread, long micros) {
        record.place(row.start());
        record.timeMicros = micros;
        record.origin = MysqlRecord.Origin.GENERAL;
        record.engine = Engine.MYSQL;
        record.thread = thread;
        record.clear();
    }

    /**
     * Reads the argument of {@code Connect} or {@code Change user}. It is whole, so how it ends tells a name from a refusal:
     * what a client sends stands before the server's last words in both.
     */
    private void said(Row row, boolean change) {
        byte[] buf = row.bytes();
        int from = row.from(ARGUMENT);
        int to = row.to(ARGUMENT);
        if (ConnectText.using(buf, from, to) < 0 && (denied(row) || refused(buf, from, to))) {
            return;
        }
        if (!text.read(buf, from, to, true)) {
            report.unreadable(row.start());
            return;
        }
        record.kind = change ? MysqlRecord.Kind.CHANGE : MysqlRecord.Kind.ATTEMPT;
        record.user = hosts.name(buf, from, text.userTo);
        hosts.set(record, buf, text.hostFrom, text.hostTo);
        record.database = hosts.text(buf, text.databaseFrom, text.databaseTo);
        record.tls = text.tls;
        record.ambiguous = text.ambiguous;
        setAddress(row);
        if (change) {
            undecided.remove(record.thread);
        } else {
            attempts++;
            hostNames += record.host != null && !record.host.equals("localhost") ? 1 : 0;
            remember(record.database);
        }
        sink.accept(record);
    }

    private void remember(@Nullable String database) {
        undecided.put(record.thread, database == null ? "" : database);
        if (undecided.size() > UNDECIDED) {
            undecided.remove(undecided.keySet().iterator().next());
        }
    }

    /** Reads a refusal that names the user; false when the argument is none. */
    private boolean denied(Row row) {
        byte[] buf = row.bytes();
        int from = row.from(ARGUMENT);
        if (!Denial.starts(buf, from, row.to(ARGUMENT))) {
            return false;
        }
        denial.read(buf, from, row.to(ARGUMENT));
        if (denial.code == 0) {
            return false;
        }
        denial.describe(record, buf, hosts);
        setAddress(row);
        refuse();
        return true;
    }

    private boolean refused(byte[] buf, int from, int to) {
        record.code = ServerMessage.code(buf, from, to);
        if (record.code == 0) {
            return false;
        }
        refuse();
        return true;
    }

    private void refuse() {
        record.kind = MysqlRecord.Kind.REFUSED;
        refusals++;
        undecided.remove(record.thread);
        sink.accept(record);
    }

    /** {@code Init DB} refuses the database that the client asked for with its name, or is a command. */
    private void database(Row row) {
        String asked = undecided.get(record.thread);
        if (asked == null || asked.isEmpty() || !denied(row)) {
            active();
        }
    }

    /** The thread does what only an open session can do; said once for each login. */
    private void active() {
        if (undecided.remove(record.thread) != null) {
            record.kind = MysqlRecord.Kind.ACTIVE;
            sink.accept(record);
        }
    }

    /** Takes the address from {@code account[user] @ host [address]}, read from the end; a name can hold anything else. */
    private void setAddress(Row row) {
        byte[] buf = row.bytes();
        int from = row.from(USER_HOST);
        int to = row.to(USER_HOST) - 1;
        int bracket = to <= from || buf[to] != ']' ? -1 : Bytes.lastIndexOf(buf, from, to, '[');
        if (bracket >= 0 && bracket + 1 < to && hosts.ip(buf, bracket + 1, to) != null) {
            hosts.set(record, buf, bracket + 1, to);
        }
    }

    @Override
    public void end() {
        rows.end();
        report.add(Facts.RECORDS, attempts);
        report.add(Facts.REFUSALS, refusals);
        report.add(Facts.HOST_NAMES, hostNames);
        report.add(Facts.STATEMENTS, statements);
    }
}
