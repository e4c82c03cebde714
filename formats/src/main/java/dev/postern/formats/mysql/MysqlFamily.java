// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.Advice;
import dev.postern.formats.EngineFamily;
import dev.postern.formats.Joiner;
import dev.postern.formats.LogFormat;
import dev.postern.formats.LoginSink;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.StreamReport;
import dev.postern.kernel.Engine;
import java.util.List;

/** MariaDB and MySQL, and ProxySQL, whose logs name the true clients of a server that itself sees the proxy alone. */
public final class MysqlFamily implements EngineFamily<MysqlRecord> {
    /** Most connections remembered of which nothing is known but that they were opened. */
    private static final int CONNECTIONS = 1 << 18;

    private static final String AUDIT = "-audit";
    private static final String GENERAL = "-general-log";

    private static final String PROXY = "proxysql";

    private static final List<LogFormat<MysqlRecord>> FORMATS = List.of(
            new AuditFormat(AuditDialect.MARIADB),
            new AuditFormat(AuditDialect.RDS_MYSQL),
            new AuditFormat(AuditDialect.AURORA),
            new FilterJsonFormat(),
            StructuredAuditFormat.PERCONA_JSON,
            StructuredAuditFormat.XML,
            StructuredAuditFormat.PERCONA_CSV,
            new ErrorLogFormat(Engine.MYSQL),
            new ErrorLogFormat(Engine.MARIADB),
            GeneralTableFormat.CSV,
            GeneralTableFormat.TSV,
            new GeneralLogFormat(Engine.MYSQL),
            new GeneralLogFormat(Engine.MARIADB),
            new ProxyAuditFormat(),
            new ProxyLogFormat());

    @Override
    public String id() {
        return "mysql";
    }

    @Override
    public List<LogFormat<MysqlRecord>> formats() {
        return FORMATS;
    }

    @Override
    public Joiner<MysqlRecord> joiner(ScanOptions options, List<StreamReport> reports, LoginSink sink) {
        return new MysqlJoiner(options, reports, sink, CONNECTIONS);
    }

    @Override
    public List<Advice> advise(List<StreamReport> reports) {
        return MysqlAdvice.of(reports);
    }

    /** Which log a format is of. */
    static MysqlRecord.Origin origin(String formatId) {
        if (formatId.startsWith(PROXY)) {
            return formatId.contains(AUDIT) ? MysqlRecord.Origin.PROXY_AUDIT : MysqlRecord.Origin.PROXY;
        }
        if (formatId.contains(AUDIT)) {
            return MysqlRecord.Origin.AUDIT;
        }
        return formatId.contains(GENERAL) ? MysqlRecord.Origin.GENERAL : MysqlRecord.Origin.ERROR;
    }
}
