// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.formats.Advice;
import dev.postern.formats.EngineFamily;
import dev.postern.formats.Joiner;
import dev.postern.formats.LogFormat;
import dev.postern.formats.LogLine;
import dev.postern.formats.LoginSink;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.StreamReport;
import java.util.List;

/** PostgreSQL 10 to 18: csvlog, jsonlog, text logs with any {@code log_line_prefix} that names time and process, PgBouncer and HAProxy. */
public final class PostgresFamily implements EngineFamily<PgRecord> {
    private static final List<LogFormat<PgRecord>> FORMATS =
            List.of(new CsvlogFormat(), new JsonlogFormat(), new StderrFormat(), new PoolerFormat(), new ProxyFormat());

    @Override
    public String id() {
        return "postgresql";
    }

    @Override
    public List<LogFormat<PgRecord>> formats() {
        return FORMATS;
    }

    @Override
    public Joiner<PgRecord> joiner(ScanOptions options, List<StreamReport> reports, LoginSink sink) {
        return new PgJoiner(options, reports, sink);
    }

    @Override
    public List<Advice> advise(List<StreamReport> reports) {
        return PgAdvice.of(reports);
    }

    /**
     * Whether lines that no format has recognised look like a PostgreSQL text log all the same, so that naming its {@code
     * log_line_prefix} would help.
     */
    public static boolean looksLikePostgres(List<LogLine> lines) {
        return StderrFormat.looksRight(lines);
    }
}
