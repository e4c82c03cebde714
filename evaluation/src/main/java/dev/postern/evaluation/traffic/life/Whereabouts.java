// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.life;

import dev.postern.evaluation.traffic.chance.Dice;
import dev.postern.evaluation.traffic.fleet.Database;
import dev.postern.evaluation.traffic.fleet.Fleet;
import dev.postern.evaluation.traffic.fleet.Person;
import dev.postern.evaluation.traffic.fleet.Subnets;
import dev.postern.evaluation.traffic.world.Carrier;
import dev.postern.evaluation.traffic.world.Country;
import dev.postern.kernel.IpAddress;
import org.jspecify.annotations.Nullable;

/** Where a person is on a day, and from which address the databases see the person then; the same answer whenever asked. */
public final class Whereabouts {
    /** Share of weeks in which a person travels. */
    private static final double TRIPS = 0.05;

    private static final double TRIP_ABROAD = 0.45;
    /** Share of days at home on which the line is down, or it is a train, and the phone has to do. */
    private static final double TETHERED = 0.03;

    private final Fleet fleet;
    private final Person person;
    private final Dice dice;

    /** The whereabouts of a person. */
    public Whereabouts(Fleet fleet, Person person) {
        this.fleet = fleet;
        this.person = person;
        dice = Dice.of(fleet.settings().seed(), "whereabouts").at(person.number());
    }

    /** The address that a database sees on a day. */
    public IpAddress address(Database database, int day) {
        Dice today = dice.at(day);
        Country trip = trip(day);
        boolean office = trip == null && fleet.calendar().isWorkday(day) && today.chance(person.office());
        if (database.exposed() && !person.tunnels()) {
            return office ? fleet.offices().get(0) : trip == null ? home(database, day, today) : away(trip, day);
        }
        if (database.exposed()) {
            return fleet.offices().get(office ? 0 : 1);
        }
        if (person.bastion()) {
            return Subnets.bastion(person.number());
        }
        return office ? desk(day) : vpn(day, today);
    }

    /** Whether the person is on a journey abroad, which explains a login from there. */
    public boolean isAbroad(int day) {
        Country trip = trip(day);
        return trip != null && !trip.equals(person.home().country());
    }

    private @Nullable Country trip(int day) {
        Dice week = dice.at(-1L - day / 7);
        if (!week.chance(TRIPS)) {
            return null;
        }
        int from = week.below(5);
        int length = week.between(1, 5);
        if (day % 7 < from || day % 7 >= from + length) {
            return null;
        }
        Country home = person.home().country();
        return week.chance(TRIP_ABROAD)
                ? fleet.world()
                        .atlas()
                        .abroad(home, Carrier.Kind.RESIDENTIAL, week)
                        .country()
                : home;
    }

    /** A hotel's network for some days, or the phone. */
    private IpAddress away(Country country, int day) {
        Dice stay = dice.at(-10_000L - day / 7);
        Carrier.Kind kind = stay.chance(0.6) ? Carrier.Kind.BUSINESS : Carrier.Kind.MOBILE;
        Carrier carrier = fleet.world().atlas().in(country, kind, stay);
        return carrier.address(kind == Carrier.Kind.MOBILE ? dice.at(-20_000L - day) : stay);
    }

    private IpAddress home(Database database, int day, Dice today) {
        if (today.chance(TETHERED)) {
            return fleet.world()
                    .atlas()
                    .in(person.home().country(), Carrier.Kind.MOBILE, dice.at(-3))
                    .address(today);
        }
        Dice lease = dice.at(-30_000L - (long) ((day + person.number() % 7) / person.lease()));
        if (database.ipv6() && person.v6()) {
            IpAddress prefix = person.home().prefix6(lease);
            // Addresses that protect privacy change each day (RFC 8981).
            return new IpAddress(prefix.high(), today.bits() | 1);
        }
        int block =
                lease.chance(0.85) ? person.block() : lease.pick(person.home().blocks());
        return person.home().address(block, lease);
    }

    private IpAddress desk(int day) {
        return Subnets.desk(dice.at(-40_000L - day / 21).below(1 << 20));
    }

    private IpAddress vpn(int day, Dice today) {
        boolean sticky = today.chance(0.6);
        return Subnets.vpn((sticky ? dice.at(-50_000L) : dice.at(-60_000L - day)).below(1 << 20));
    }
}
