// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.Coverage;
import dev.postern.formats.Coverage.Fact;
import dev.postern.formats.LogFormat;
import dev.postern.formats.LogLine;
import dev.postern.formats.LogScanner;
import dev.postern.formats.Recognition;
import dev.postern.formats.RecordSink;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.StreamReport;
import java.util.List;

/**
 * The table {@code mysql.general_log} ({@code log_output=TABLE}) as a file: the server's own {@code general_log.CSV}, or what
 * {@code SELECT … INTO OUTFILE} and {@code mysql --batch} write. MySQL's and MariaDB's rows look the same.
 */
record GeneralTableFormat(String id, String title, LogKind kind, RowForm form) implements LogFormat<MysqlRecord> {
    static final GeneralTableFormat CSV = new GeneralTableFormat(
            "mysql-general-log-csv", "general log table as CSV", LogKind.GENERAL_CSV, RowForm.TABLE_CSV);
    static final GeneralTableFormat TSV = new GeneralTableFormat(
            "mysql-general-log-tsv", "general log table between tabs", LogKind.GENERAL_TSV, RowForm.TABLE_TSV);

    @Override
    public Coverage coverage() {
        return Coverage.of("8.0", Fact.SUCCESS, Fact.FAILED, Fact.ADDRESS, Fact.DATABASE, Fact.TLS);
    }

    @Override
    public Recognition recognise(List<LogLine> head, ScanOptions options) {
        if (FirstRecord.kind(head, options) != kind) {
            return Recognition.NO;
        }
        return Recognition.ofSome(head, line -> form.isStart(line) || form.isColumns(line));
    }

    @Override
    public LogScanner open(
            Recognition recognition, ScanOptions options, StreamReport report, RecordSink<MysqlRecord> sink) {
        return new GeneralTableScanner(form, options, report, sink);
    }
}
