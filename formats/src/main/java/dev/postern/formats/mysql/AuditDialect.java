// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.kernel.Engine;

/** Who writes the audit log. */
enum AuditDialect {
    MARIADB("mariadb-server-audit", "MariaDB server_audit", "10.x, 11.x", Engine.MARIADB, true),
    RDS_MYSQL("rds-server-audit", "RDS for MySQL audit log", "", Engine.MYSQL, false),
    AURORA("aurora-server-audit", "Aurora MySQL audit log", "", Engine.MYSQL, false);

    final String id;
    final String title;
    /** Versions of the server that have been read; empty for services. */
    final String versions;

    final Engine engine;

    /** Whether a DISCONNECT names the user, as the plugin does on MariaDB. */
    final boolean repeatsNames;

    AuditDialect(String id, String title, String versions, Engine engine, boolean repeatsNames) {
        this.id = id;
        this.title = title;
        this.versions = versions;
        this.engine = engine;
        this.repeatsNames = repeatsNames;
    }

    /** The dialect of a complete record. */
    static AuditDialect of(AuditLine line) {
        return line.epoch ? AURORA : line.eleven ? RDS_MYSQL : MARIADB;
    }
}
