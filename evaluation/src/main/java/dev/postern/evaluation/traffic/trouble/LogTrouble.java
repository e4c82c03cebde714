// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.trouble;

import dev.postern.evaluation.traffic.chance.Dice;
import dev.postern.evaluation.traffic.chance.Micros;
import dev.postern.evaluation.traffic.life.Gap;
import dev.postern.evaluation.traffic.life.Plan;

/** Trouble of logs. To say that nothing arrives is true then, so it is counted apart. */
final class LogTrouble {
    private LogTrouble() {}

    /** The log arrives late, and all at once: some minutes, seldom some hours. */
    static void late(Site site, long at, Dice dice) {
        long length = (long) Math.min(4 * Micros.HOUR, dice.logNormal(15 * Micros.MINUTE, 0.9));
        site.plan().gap(Plan.Label.background("late log"), site.database(), at, at + length, Gap.Kind.LATE);
    }

    /** The server is down for a new version, at night. */
    static void maintenance(Site site, long at, Dice dice) {
        int day = site.fleet().calendar().day(at);
        long start = site.fleet().calendar().at(day, dice.between(1.0, 5.0));
        long length = (long) dice.logNormal(12 * Micros.MINUTE, 0.7);
        site.plan().gap(Plan.Label.background("maintenance"), site.database(), start, start + length, Gap.Kind.LOST);
    }

    /** After a restart the agent sends some minutes once more. */
    static void twice(Site site, long at, Dice dice) {
        long length = dice.micros(Micros.MINUTE, 15 * Micros.MINUTE);
        site.plan().gap(Plan.Label.background("log sent twice"), site.database(), at, at + length, Gap.Kind.TWICE);
    }
}
