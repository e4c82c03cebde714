// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.attack;

import dev.postern.evaluation.traffic.chance.Dice;
import dev.postern.evaluation.traffic.chance.Micros;
import dev.postern.evaluation.traffic.fleet.Client;
import dev.postern.evaluation.traffic.fleet.Database;
import dev.postern.evaluation.traffic.life.Logins;
import dev.postern.evaluation.traffic.life.Script;
import dev.postern.evaluation.traffic.world.Carrier;
import dev.postern.kernel.AddressScope;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.Severity;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Attacks that go on from guessing to a success, and from there to what the attacker came for, within a day. */
final class Stages {
    /** Of two ways on, as {@code AttackSequence} findings name them. */
    private static final String MOVEMENT = "movement";

    private static final String NEW_ACCOUNT = "new-account";

    private Stages() {}

    /** A password is guessed; then the attacker moves to other databases, comes from another place, or makes an account. */
    static @Nullable Attack several(Target target) {
        IpAddress ip = target.attacker();
        Client tool = target.tool(ip);
        String user = target.existing();
        long entry = target.start() + target.dice().micros(2 * Micros.MINUTE, 3 * Micros.HOUR);
        long onward = entry + later(target.dice());
        Script guessing = logins -> guess(target, ip, user, entry, logins);
        Script first = logins -> enter(target.database(), entry, tool, user, logins);
        return switch (target.dice().below(3)) {
            case 0 -> toOthers(target, List.of(guessing, first), tool, onward);
            case 1 -> staged(MOVEMENT, List.of(guessing, first, fromElsewhere(target, ip, user, onward)));
            default -> {
                String made = Accounts.innocent(target);
                Script asNew = logins -> visits(target.database(), onward, tool, made, logins);
                yield staged(NEW_ACCOUNT, List.of(guessing, first, asNew));
            }
        };
    }

    private static Attack staged(String onward, List<Script> stages) {
        return new Attack(
                Set.of(Severity.CRITICAL), Set.of(onward), logins -> stages.forEach(stage -> stage.play(logins)));
    }

    /** From two minutes to ten hours, more often soon. */
    private static long later(Dice dice) {
        double minutes = StrictMath.exp(dice.between(StrictMath.log(2), StrictMath.log(600)));
        return (long) (minutes * Micros.MINUTE);
    }

    private static void guess(Target target, IpAddress ip, String user, long entry, Logins logins) {
        Dice dice = logins.dice();
        Client guesser = new Client(ip, null, null);
        int count = (int) StrictMath.exp(dice.between(StrictMath.log(25), StrictMath.log(800)));
        long pause = (entry - target.start()) / count;
        long at = target.start();
        for (int i = 0; i < count; i++) {
            logins.failure(target.database(), at, guesser, user, target.refusal(user));
            at += (long) (pause * dice.between(0.5, 1.4));
        }
    }

    /** With what was found on the first database, to one to four others, each once or a few times. */
    private static @Nullable Attack toOthers(Target target, List<Script> before, Client tool, long onward) {
        IpAddress ip = tool.ip();
        boolean inside = ip != null && AddressScope.of(ip).isPrivate();
        List<Database> others = (inside
                        ? target.fleet().databases()
                        : target.fleet().exposed())
                .stream().filter(other -> !other.equals(target.database())).toList();
        if (others.isEmpty()) {
            return null;
        }
        List<Database> reached = Reaching.shuffled(others, target.dice())
                .subList(0, Math.min(others.size(), target.dice().between(1, 4)));
        List<String> users =
                reached.stream().map(other -> target.on(other).existing()).toList();
        Script reaching = logins -> {
            long at = onward;
            for (int i = 0; i < reached.size(); i++) {
                Database other = reached.get(i);
                visits(other, at, other.admit(tool), users.get(i), logins);
                at += logins.dice().micros(Micros.MINUTE, 90 * Micros.MINUTE);
            }
        };
        return staged(MOVEMENT, List.of(before.get(0), before.get(1), reaching));
    }

    /** The guessed account is used by the attacker's own machine, not by the one that guessed. */
    private static Script fromElsewhere(Target target, IpAddress guesser, String user, long onward) {
        IpAddress other =
                AddressScope.of(guesser).isPrivate() ? target.insider() : target.stranger(Carrier.Kind.RESIDENTIAL);
        Client client = target.tool(other);
        return logins -> visits(target.database(), onward, client, user, logins);
    }

    private static void visits(Database database, long from, Client client, String user, Logins logins) {
        long at = from;
        int count = logins.dice().between(1, 4);
        for (int i = 0; i < count; i++) {
            enter(database, at, client, user, logins);
            at += logins.dice().micros(Micros.MINUTE, 40 * Micros.MINUTE);
        }
    }

    private static void enter(Database database, long at, Client client, String user, Logins logins) {
        logins.success(database, at, client, user, database.schema(), Target.stay(logins.dice()));
    }
}
