// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.fleet;

import dev.postern.evaluation.traffic.chance.Micros;
import dev.postern.kernel.Engine;

/** What a server's log tells of a login, and how exactly it tells the time. */
public enum LogStyle {
    /** PostgreSQL's own log with log_connections, of a server before version 14: no authentication method. */
    POSTGRES_13(Engine.POSTGRESQL, Micros.MILLI),
    /** PostgreSQL's own log with log_connections, version 14 and later. */
    POSTGRES(Engine.POSTGRESQL, Micros.MILLI),
    /** csvlog: names the database of refused logins too. */
    POSTGRES_CSV(Engine.POSTGRESQL, Micros.MILLI),
    /** MariaDB's audit plugin: whole seconds, no port, no client name, nothing of TLS. */
    MARIADB_AUDIT(Engine.MARIADB, Micros.SECOND),
    /** The same plugin in a MySQL server of a managed service. */
    MYSQL_AUDIT(Engine.MYSQL, Micros.SECOND),
    /** MySQL's general log and error log together: TLS yes or no, no address of who leaves before it has logged in. */
    MYSQL_GENERAL(Engine.MYSQL, 1);

    private final Engine engine;
    private final long grain;

    LogStyle(Engine engine, long grain) {
        this.engine = engine;
        this.grain = grain;
    }

    /** The engine that writes such a log. */
    public Engine engine() {
        return engine;
    }

    /** The smallest difference of times, microseconds. */
    public long grain() {
        return grain;
    }

    /** Whether PostgreSQL writes it. */
    public boolean isPostgres() {
        return engine == Engine.POSTGRESQL;
    }

    /** A time as the log tells it. */
    public long round(long micros) {
        return Math.floorDiv(micros, grain) * grain;
    }
}
