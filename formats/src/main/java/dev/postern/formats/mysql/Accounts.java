// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.kernel.AddressScope;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.Mark;
import dev.postern.kernel.Outcome;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Accounts that belong to the server or to the service that manages it. */
final class Accounts {
    /** Accounts of the servers themselves, of Amazon RDS, Google Cloud SQL and Azure Database, as their manuals name them. */
    private static final Set<String> SERVICE = Set.of(
            "mysql.session",
            "mysql.sys",
            "mysql.infoschema",
            "mariadb.sys",
            "event_scheduler",
            "rdsadmin",
            "rdsrepladmin",
            "rdsproxyadmin",
            "rdstopmgr",
            "cloudsqladmin",
            "cloudsqlapplier",
            "cloudsqlexport",
            "cloudsqlimport",
            "cloudsqloneshot",
            "cloudsqlreplica",
            "cloudsqlobservabilityadmin",
            "azure_superuser");

    /** Names that people give to the accounts of replicas. */
    private static final Set<String> REPLICATION =
            Set.of("repl", "replica", "replication", "replicator", "repl_user", "rdsrepladmin", "cloudsqlreplica");

    private Accounts() {}

    /**
     * Adds what the account's name and place tell. A refused attempt is internal only from the server itself: elsewhere
     * somebody may be guessing.
     */
    static void mark(
            EnumSet<Mark> marks,
            Outcome outcome,
            @Nullable String user,
            @Nullable IpAddress ip,
            @Nullable String host) {
        if (user == null) {
            return;
        }
        boolean replica = REPLICATION.contains(user);
        if (replica) {
            marks.add(Mark.REPLICATION);
        }
        if (!replica && !SERVICE.contains(user)) {
            return;
        }
        boolean own = ip == null ? "localhost".equals(host) : AddressScope.of(ip) == AddressScope.LOOPBACK;
        boolean inside = own || (ip != null && AddressScope.of(ip).isPrivate());
        if (own || (inside && outcome == Outcome.SUCCESS)) {
            marks.add(Mark.INTERNAL);
        }
    }
}
