// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.attack;

import dev.postern.evaluation.traffic.AttackClass;
import dev.postern.evaluation.traffic.Happening;
import dev.postern.evaluation.traffic.chance.Dice;
import dev.postern.evaluation.traffic.chance.Micros;
import dev.postern.evaluation.traffic.fleet.Database;
import dev.postern.evaluation.traffic.fleet.Fleet;
import dev.postern.evaluation.traffic.life.Gap;
import dev.postern.evaluation.traffic.life.Plan;
import dev.postern.kernel.FindingType;
import dev.postern.kernel.Severity;
import java.util.Set;

/** Plans the attacks: each class as often as asked, over all databases and all times after the first three weeks. */
public final class Attacks {
    /** The first day of attacks: before it, profiles are being learnt. */
    public static final int FIRST_DAY = 21;

    private static final int TRIES = 400;
    /** After so many tries, an attack may meet another one on its database. */
    private static final int PATIENCE = 200;

    private final Fleet fleet;
    private final Plan plan;
    private final Bookings bookings;

    private Attacks(Fleet fleet, Plan plan) {
        this.fleet = fleet;
        this.plan = plan;
        bookings = new Bookings(fleet.databases().size(), fleet.calendar().days());
    }

    /** Plans all attacks, and the tests that the owners have ordered. */
    public static void plan(Fleet fleet, Plan plan) {
        Attacks attacks = new Attacks(fleet, plan);
        for (AttackClass attack : AttackClass.values()) {
            for (int i = 0; i < fleet.settings().attacks(); i++) {
                attacks.place(attack, i);
            }
        }
        attacks.authorised();
    }

    private void place(AttackClass attack, int number) {
        Dice dice = Dice.of(fleet.settings().seed(), attack.name()).at(number);
        int length = days(attack);
        int first = firstDay(attack);
        int last = Math.max(first, fleet.calendar().days() - length - 1);
        for (int i = 0; i < TRIES; i++) {
            Database database = dice.pick(fleet.databases());
            int day = dice.between(first, last);
            if (i < PATIENCE && !bookings.isFree(database.index(), day, length)) {
                continue;
            }
            long start = fleet.calendar().start(day) + dice.micros(0, Micros.DAY);
            if (attack == AttackClass.LOG_SILENCE) {
                silence(database, start, dice);
            } else if (!carryOut(attack, new Target(fleet, database, start, number, dice.at(i)))) {
                continue;
            }
            bookings.book(database.index(), day, length);
            return;
        }
    }

    private boolean carryOut(AttackClass attack, Target target) {
        Attack made = recipe(attack).against(target);
        if (made == null) {
            return false;
        }
        Plan.Label label =
                new Plan.Label(Happening.Kind.ATTACK, attack.title(), attack, made.right(), made.factors());
        plan.add(label, target.dice(), made.script());
        return true;
    }

    /** The agent is stopped for some hours: what happens then leaves no trace. */
    private void silence(Database database, long start, Dice dice) {
        Plan.Label label = new Plan.Label(
                Happening.Kind.ATTACK,
                AttackClass.LOG_SILENCE.title(),
                AttackClass.LOG_SILENCE,
                Set.of(Severity.LOW),
                Set.of(FindingType.TELEMETRY_SILENT.id()));
        plan.gap(label, database, start, start + dice.micros(4 * Micros.HOUR, 20 * Micros.HOUR), Gap.Kind.LOST);
    }

    /** Twice a year somebody is paid to break in, fast and without hiding. */
    private void authorised() {
        Dice dice = Dice.of(fleet.settings().seed(), "authorised");
        int count = Math.max(1, fleet.settings().weeks() / 13);
        for (int i = 0; i < count; i++) {
            int day = dice.between(FIRST_DAY, fleet.calendar().days() - 2);
            Target target = new Target(
                    fleet, dice.pick(fleet.databases()), fleet.calendar().at(day, dice.between(9.0, 15.0)), i, dice.at(i));
            Attack scan = Reaching.fastScan(target);
            Attack guess = Guessing.fast(target);
            authorise(AttackClass.PORT_SCAN, scan, target);
            authorise(AttackClass.FAST_BRUTE_FORCE, guess, target);
        }
    }

    private void authorise(AttackClass attack, Attack made, Target target) {
        String name = "penetration test: " + attack.title();
        plan.add(
                new Plan.Label(Happening.Kind.AUTHORISED, name, attack, made.right(), made.factors()),
                target.dice(),
                made.script());
    }

    /** Days that an attack takes at most. */
    private static int days(AttackClass attack) {
        return switch (attack) {
            case LOW_AND_SLOW -> 7;
            case DISTRIBUTED_ONE_USER -> 5;
            case SLOW_SCAN -> 5;
            case SLOW_BOIL -> 22;
            case STOLEN_DURING_DEPLOY -> 10;
            default -> 2;
        };
    }

    /** An account can only have been forgotten for long when the traffic has gone on for long. */
    private int firstDay(AttackClass attack) {
        int latest = fleet.calendar().days() - days(attack) - 1;
        return attack == AttackClass.DORMANT_ACCOUNT ? Math.max(FIRST_DAY, Math.min(70, latest - 5)) : Math.min(FIRST_DAY, latest);
    }

    private static Recipe recipe(AttackClass attack) {
        return switch (attack) {
            case FAST_BRUTE_FORCE -> Guessing::fast;
            case LOW_AND_SLOW -> Guessing::slow;
            case DISTRIBUTED_SPRAYING -> Guessing::spraying;
            case LEAKED_HUMAN_PASSWORD -> StolenCredentials::humanPassword;
            case APP_CREDENTIAL_HOSTING -> StolenCredentials::hosting;
            case APP_CREDENTIAL_OTHER_SUBNET -> StolenCredentials::otherSubnet;
            case APP_ACCOUNT_WORKSTATION -> StolenCredentials::workstation;
            case DORMANT_ACCOUNT -> StolenCredentials::dormant;
            case PORT_SCAN -> Reaching::fastScan;
            case SLOW_SCAN -> Reaching::slowScan;
            case BRUTE_FORCE_SUCCESS -> Guessing::success;
            case LATERAL_MOVEMENT -> Reaching::lateral;
            case IMPOSSIBLE_TRAVEL -> StolenCredentials::travel;
            case APPLICATION_NAME_SPOOF -> StolenCredentials::spoof;
            case NIGHT_USUAL_NETWORK -> StolenCredentials::night;
            case DISTRIBUTED_ONE_USER -> Guessing::oneUser;
            case TOR -> Listed::tor;
            case LISTED_ADDRESS -> Listed::threat;
            case DECOY_ACCOUNT -> Accounts::decoy;
            case SUPERUSER_OVER_NETWORK -> Accounts::superuser;
            case DOWNGRADE -> Accounts::downgrade;
            case SLOW_BOIL -> Accounts::slowBoil;
            case INSIDER_NEW_DATABASE -> Reaching::insider;
            case BACKDOOR_ACCOUNT -> Accounts::backdoor;
            case STOLEN_DURING_DEPLOY -> StolenCredentials::duringDeploy;
            case FLOOD_TO_HIDE -> Guessing::flood;
            case LOG_SILENCE -> target -> null;
        };
    }
}
