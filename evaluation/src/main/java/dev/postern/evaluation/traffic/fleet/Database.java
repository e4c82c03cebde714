// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.fleet;

/**
 * A database server.
 *
 * @param index its place in the fleet, from 0
 * @param id its identifier
 * @param kind what it is for
 * @param service name of the service that it belongs to
 * @param style what its log tells at first
 * @param upgraded what its log tells after the upgrade to a new version
 * @param upgradeDay the day of the upgrade, beyond the last day when there is none
 * @param exposed whether the internet reaches it
 * @param ipv6 whether it has an IPv6 address
 * @param tls whether it speaks TLS
 * @param cluster the cluster that it stands in
 * @param skew how far its clock is ahead, microseconds
 */
public record Database(
        int index,
        String id,
        DatabaseKind kind,
        String service,
        LogStyle style,
        LogStyle upgraded,
        int upgradeDay,
        boolean exposed,
        boolean ipv6,
        boolean tls,
        int cluster,
        long skew) {

    /** What its log tells on a day. */
    public LogStyle style(int day) {
        return day < upgradeDay ? style : upgraded;
    }

    /** The database inside the server that its service uses. */
    public String schema() {
        return service;
    }

    /** The account that may do everything. */
    public String superuser() {
        return style.isPostgres() ? "postgres" : "root";
    }

    /** The client as this server takes it: without TLS where there is none. */
    public Client admit(Client client) {
        return tls || client.tls() == null ? client : client.plain();
    }
}
