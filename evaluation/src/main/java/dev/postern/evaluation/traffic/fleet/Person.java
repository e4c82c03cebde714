// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.fleet;

import dev.postern.evaluation.traffic.world.Carrier;
import java.util.List;

/**
 * Somebody who logs in, with habits.
 *
 * @param number from 0
 * @param login name of the account
 * @param role what for
 * @param joins first working day
 * @param leaves the day from which on the account is not used any more
 * @param begins local hour at which the day begins, with fractions
 * @param office share of working days in the office
 * @param diligence factor of how often the person logs in
 * @param late share of sessions in the evening
 * @param home the carrier at home
 * @param block the carrier's network at home
 * @param lease mean number of days that an address at home stays the same
 * @param v6 whether there is IPv6 at home
 * @param tunnels whether exposed databases are reached through the office too, not straight from home
 * @param bastion whether private databases are reached through the bastion
 * @param tool the program used with PostgreSQL
 * @param tls the version of TLS that the person's programs speak
 * @param fumbles share of sessions that begin with a wrong password
 * @param access the databases the person uses
 */
public record Person(
        int number,
        String login,
        Role role,
        int joins,
        int leaves,
        double begins,
        double office,
        double diligence,
        double late,
        Carrier home,
        int block,
        double lease,
        boolean v6,
        boolean tunnels,
        boolean bastion,
        Tool tool,
        String tls,
        double fumbles,
        List<Access> access) {

    /**
     * The use of a database.
     *
     * @param database index of the database
     * @param user the account: the person's own, or one that several share
     * @param visits sessions in a week
     * @param from the first day of it
     */
    public record Access(int database, String user, double visits, int from) {}

    /** Whether the person is with the company on a day. */
    public boolean employed(int day) {
        return day >= joins && day < leaves;
    }
}
