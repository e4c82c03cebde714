// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.kernel.AddressScope;
import dev.postern.kernel.Mark;
import dev.postern.kernel.Outcome;
import java.util.Set;

/** Knows the accounts that managed services and replication log in with from their own places. */
final class InternalAccounts {
    private static final Set<String> NAMES = Set.of(
            "rdsadmin",
            "rdsrepladmin",
            "rdsproxyadmin",
            "cloudsqladmin",
            "cloudsqlreplica",
            "cloudsqlimportexport",
            "alloydbadmin",
            "azuresu",
            "azure_superuser",
            "streaming_replica",
            "cnpg_pooler_pgbouncer",
            "cnpg_metrics_exporter");
    private static final String LOCAL = "[local]";

    private InternalAccounts() {}

    /**
     * Whether a session is a service's own: from the server itself, or, when it was let in, from a private network. From
     * anywhere else such a name is a client's choice.
     */
    static boolean isInternal(Session s, Outcome outcome) {
        String user = s.user;
        boolean manager = LOCAL.equals(s.host) && "cnpg-instance-manager".equals(s.application);
        if (user == null || !(NAMES.contains(user) || manager || s.is(Mark.REPLICATION))) {
            return false;
        }
        if (s.remoteIp() == null) {
            return LOCAL.equals(s.host);
        }
        AddressScope scope = AddressScope.of(s.remoteIp());
        return scope == AddressScope.LOOPBACK || (outcome == Outcome.SUCCESS && scope.isPrivate());
    }
}
