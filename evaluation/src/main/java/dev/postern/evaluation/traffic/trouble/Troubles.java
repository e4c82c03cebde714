// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.trouble;

import dev.postern.evaluation.traffic.chance.Dice;
import dev.postern.evaluation.traffic.chance.Micros;
import dev.postern.evaluation.traffic.fleet.Database;
import dev.postern.evaluation.traffic.fleet.Fleet;
import dev.postern.evaluation.traffic.life.Plan;

/** Plans the trouble that every company has, on each database some times a year. */
public final class Troubles {
    private Troubles() {}

    /** Plans all trouble. */
    public static void plan(Fleet fleet, Plan plan) {
        for (Database database : fleet.databases()) {
            Dice dice = Dice.of(fleet.settings().seed(), "trouble").at(database.index());
            Site site = new Site(fleet, database, plan);
            each(site, dice.at(1), 30, ServiceTrouble::rotation);
            each(site, dice.at(2), 20, ServiceTrouble::failover);
            each(site, dice.at(3), 20, ServiceTrouble::wrongName);
            each(site, dice.at(4), 40, ServiceTrouble::staleJob);
            each(site, dice.at(5), 30, ServiceTrouble::tooMany);
            each(site, dice.at(6), 10, PersonTrouble::expired);
            each(site, dice.at(7), 8, PersonTrouble::refused);
            each(site, dice.at(8), 12, PersonTrouble::savedPassword);
            each(site, dice.at(9), 26, PersonTrouble::breakGlass);
            each(site, dice.at(10), 12, LogTrouble::late);
            each(site, dice.at(11), 20, LogTrouble::maintenance);
            each(site, dice.at(12), 25, LogTrouble::twice);
        }
        VulnerabilityScan.plan(fleet, plan);
    }

    /** A sort of trouble. */
    private interface Kind {
        void befall(Site site, long at, Dice dice);
    }

    private static void each(Site site, Dice dice, double weeks, Kind kind) {
        int days = site.fleet().calendar().days();
        int number = 0;
        for (double day = dice.exponential(weeks * 7); day < days - 1; day += dice.exponential(weeks * 7)) {
            long at = site.fleet().calendar().start((int) day) + dice.micros(0, Micros.DAY);
            kind.befall(site, at, dice.at(number++));
        }
    }
}
