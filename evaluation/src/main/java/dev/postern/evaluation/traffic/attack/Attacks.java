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
import dev.postern.evaluation.traffic.life.Span;
import dev.postern.kernel.FindingType;
import dev.postern.kernel.Severity;
import java.util.List;
import java.util.Set;

/** Plans the attacks: each class as often as asked, over all databases and all times after the first three weeks. */
public final class Attacks {
    /** The first day of attacks: before it, profiles are being learnt. */
    public static final int FIRST_DAY = 21;

    private static final int TRIES = 500;

    private static final List<AttackClass> LONG = List.of(
            AttackClass.LOG_SILENCE, AttackClass.DISTRIBUTED_ONE_USER, AttackClass.LOW_AND_SLOW, AttackClass.SLOW_BOIL);

    private final Fleet fleet;
    private final Plan plan;
    private final Bookings bookings = new Bookings();

    private Attacks(Fleet fleet, Plan plan) {
        this.fleet = fleet;
        this.plan = plan;
    }

    /** Plans all attacks, and the tests that the owners have ordered. */
    public static void plan(Fleet fleet, Plan plan) {
        Attacks attacks = new Attacks(fleet, plan);
        // What takes long finds its place first; and attacks while no log arrives would leave nothing to be found.
        for (AttackClass attack : LONG) {
            attacks.placeAll(attack);
        }
        for (AttackClass attack : AttackClass.values()) {
            if (!LONG.contains(attack)) {
                attacks.placeAll(attack);
            }
        }
        attacks.authorised();
    }

    private void placeAll(AttackClass attack) {
        for (int i = 0; i < fleet.settings().attacks(); i++) {
            place(attack, i);
        }
    }

    private void place(AttackClass attack, int number) {
        Dice dice = Dice.of(fleet.settings().seed(), attack.name()).at(number);
        int first = firstDay(attack);
        int last = Math.max(first, fleet.calendar().days() - days(attack) - 1);
        for (int i = 0; i < TRIES; i++) {
            Database database = dice.pick(fleet.databases());
            long start = fleet.calendar().start(dice.between(first, last)) + dice.micros(0, Micros.DAY);
            Target target = new Target(fleet, database, start, number, dice.at(i));
            if (attack == AttackClass.LOG_SILENCE ? silence(target, i) : carryOut(attack, target, i)) {
                return;
            }
        }
    }

    private boolean carryOut(AttackClass attack, Target target, int tries) {
        Attack made = recipe(attack).against(target);
        if (made == null) {
            return false;
        }
        Span whole = Span.of(made.script(), target.dice());
        Span span = attack == AttackClass.SLOW_BOIL ? whole.last(Micros.DAY) : whole;
        if (!bookings.isFree(span, tries) || plan.isLost(target.database(), span.start(), span.end())) {
            return false;
        }
        if (!scans(attack)) {
            bookings.book(span);
        }
        Plan.Label label = new Plan.Label(Happening.Kind.ATTACK, attack.title(), attack, made.right(), made.factors());
        plan.add(label, target.dice(), made.script());
        return true;
    }

    /** A scan touches all databases, but no account of them. */
    private static boolean scans(AttackClass attack) {
        return attack == AttackClass.PORT_SCAN || attack == AttackClass.SLOW_SCAN;
    }

    /** The agent is stopped for some hours: what happens then leaves no trace. */
    private boolean silence(Target target, int tries) {
        long end = target.start() + target.dice().micros(4 * Micros.HOUR, 20 * Micros.HOUR);
        Span span = new Span(target.start(), end, Set.of(target.database().id()));
        if (!bookings.isFree(span, tries)) {
            return false;
        }
        bookings.book(span);
        Plan.Label label = new Plan.Label(
                Happening.Kind.ATTACK,
                AttackClass.LOG_SILENCE.title(),
                AttackClass.LOG_SILENCE,
                Set.of(Severity.LOW),
                Set.of(FindingType.TELEMETRY_SILENT.id()));
        plan.gap(label, target.database(), target.start(), end, Gap.Kind.LOST);
        return true;
    }

    /** Twice a year somebody is paid to break in, fast and without hiding. */
    private void authorised() {
        Dice dice = Dice.of(fleet.settings().seed(), "authorised");
        int count = Math.max(1, fleet.settings().weeks() / 13);
        for (int i = 0; i < count; i++) {
            int day = dice.between(FIRST_DAY, fleet.calendar().days() - 2);
            Target target = new Target(
                    fleet,
                    dice.pick(fleet.databases()),
                    fleet.calendar().at(day, dice.between(9.0, 15.0)),
                    i,
                    dice.at(i));
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
        return attack == AttackClass.DORMANT_ACCOUNT
                ? Math.max(FIRST_DAY, Math.min(70, latest - 5))
                : Math.min(FIRST_DAY, latest);
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
            case SEVERAL_STAGES -> Stages::several;
            case LOG_SILENCE -> target -> null;
        };
    }
}
