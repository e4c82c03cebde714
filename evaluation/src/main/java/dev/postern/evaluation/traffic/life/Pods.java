// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.life;

import dev.postern.evaluation.traffic.Traffic;
import dev.postern.evaluation.traffic.chance.Calendar;
import dev.postern.evaluation.traffic.chance.Dice;
import dev.postern.evaluation.traffic.chance.Micros;
import dev.postern.evaluation.traffic.fleet.Application;
import dev.postern.evaluation.traffic.fleet.Client;
import dev.postern.evaluation.traffic.fleet.Database;
import dev.postern.evaluation.traffic.fleet.Fleet;
import dev.postern.evaluation.traffic.fleet.Result;
import dev.postern.evaluation.traffic.fleet.Subnets;
import dev.postern.kernel.IpAddress;
import java.util.ArrayList;
import java.util.List;

/** The pods, or machines, of an application: they come and go, and make connections anew when those have had their time. */
public final class Pods implements Actor {
    /** A quarter of the pods is replaced on a day. */
    private static final double LIFE_DAYS = 4;

    private static final long BETWEEN_PODS = 40 * Micros.SECOND;
    private static final double NIGHT = 0.2;

    private final Fleet fleet;
    private final Calendar calendar;
    private final Database database;
    private final Application application;
    private final List<Upset> upsets;
    private final Dice dice;
    private final Logins ordinary;
    private final List<Pod> alive = new ArrayList<>();
    private int born;

    /**
     * The pods of an application.
     *
     * @param number the application's place among those of its database
     * @param upsets the troubles that befall it
     */
    public Pods(Fleet fleet, Database database, int number, List<Upset> upsets, Ledger ledger) {
        this.fleet = fleet;
        this.database = database;
        this.upsets = upsets;
        calendar = fleet.calendar();
        application = fleet.applications().get(database.index()).get(number);
        dice = Dice.of(fleet.settings().seed(), "pods").at(database.index()).at(number);
        ordinary = new Logins(ledger, dice, Traffic.Receiver.ORDINARY);
    }

    @Override
    public void live(int day, Ledger ledger) {
        long start = calendar.start(day);
        for (int hour = 0; hour < 24; hour++) {
            long from = start + hour * Micros.HOUR;
            long until = from + Micros.HOUR;
            replace(from, until);
            scale(from);
            for (Upset upset : upsets) {
                if (upset.start() < until && upset.end() > from) {
                    befall(upset, from, until, new Logins(ledger, dice, upset.happening()));
                }
            }
            for (Pod pod : alive) {
                connect(pod, from, until);
            }
            alive.removeIf(pod -> pod.dies <= until);
        }
    }

    /** Share of the day's most visitors at a time. */
    private double load(long micros) {
        double hour = calendar.hour(micros);
        double wave = 0.5 + 0.5 * StrictMath.cos((hour - application.spread()) / 12 * StrictMath.PI);
        return NIGHT + (1 - NIGHT) * wave * (calendar.isWorkday(calendar.day(micros)) ? 1 : 0.7);
    }

    private void replace(long from, long until) {
        List<Pod> fresh = new ArrayList<>();
        for (long deploy : application.deploys()) {
            if (deploy >= from && deploy < until) {
                int k = 0;
                for (Pod pod : alive) {
                    pod.dies = Math.min(pod.dies, deploy + k * BETWEEN_PODS + 15 * Micros.SECOND);
                    fresh.add(pod(deploy + k++ * BETWEEN_PODS, true));
                }
            }
        }
        if (fresh.isEmpty() && !application.fixed()) {
            for (Pod pod : alive) {
                if (pod.dies < until) {
                    fresh.add(pod(pod.dies + dice.micros(5 * Micros.SECOND, 60 * Micros.SECOND), true));
                }
            }
        }
        alive.addAll(fresh);
    }

    private void scale(long from) {
        int wanted = application.pods() + (int) Math.round((application.most() - application.pods()) * load(from));
        boolean first = alive.isEmpty();
        for (int count = alive.size(); count < wanted; count++) {
            alive.add(pod(first ? from : dice.micros(from, from + Micros.HOUR), !first));
        }
        for (int i = wanted; i < alive.size(); i++) {
            Pod pod = alive.get(i - wanted);
            pod.dies = Math.min(pod.dies, dice.micros(from, from + Micros.HOUR));
        }
    }

    /** @param opens whether it opens its pool at birth; else it has done so some time before */
    private Pod pod(long birth, boolean opens) {
        Application.Era era = application.era(birth);
        long dies = application.fixed() ? Long.MAX_VALUE : birth + (long) (dice.exponential(LIFE_DAYS) * Micros.DAY);
        Pod pod =
                new Pod(new Client(address(era), era.name(), era.tls()), birth, dies, Math.max(1, application.pool()));
        for (int i = 0; i < pod.next.length; i++) {
            pod.next[i] = birth + (opens ? dice.micros(0, 3 * Micros.SECOND) : dice.micros(0, application.lifetime()));
        }
        return pod;
    }

    private IpAddress address(Application.Era era) {
        if (!application.fixed()) {
            int subnet = dice.pick(era.subnets());
            return Subnets.pod(era.cluster(), subnet, dice.between(4, 250));
        }
        boolean outside = database.exposed() && database.index() % 2 == 0;
        int number = born++;
        return outside
                ? fleet.egress()
                        .get((database.index() + number) % fleet.egress().size())
                : Subnets.pod(era.cluster(), era.subnets().get(0), 10 + (database.index() * 7 + number) % 200);
    }

    private void connect(Pod pod, long from, long until) {
        long end = Math.min(until, pod.dies);
        for (int i = 0; i < pod.next.length; i++) {
            while (pod.next[i] < end) {
                long at = pod.next[i];
                pod.next[i] = at + pause(at);
                if (at >= from && at >= pod.locked) {
                    ordinary.success(
                            database,
                            at,
                            pod.client,
                            application.user(),
                            database.schema(),
                            application.pool() == 0
                                    ? dice.micros(20 * Micros.MILLI, 3 * Micros.SECOND)
                                    : pod.next[i] - at);
                }
            }
        }
    }

    /** A pool gives its connections a life with a little variance; without one, visitors decide. */
    private long pause(long at) {
        return application.pool() > 0
                ? (long) (application.lifetime() * dice.between(0.95, 1.0))
                : 1 + (long) dice.exponential(application.lifetime() / load(at));
    }

    private void befall(Upset upset, long from, long until, Logins logins) {
        int count = (int) Math.ceil(alive.size() * upset.share());
        for (Pod pod : alive.subList(0, Math.min(count, alive.size()))) {
            if (upset.kind() == Upset.Kind.FAILOVER && upset.start() >= from) {
                for (int i = 0; i < pod.next.length; i++) {
                    long at = upset.start() + (long) dice.exponential(15 * Micros.SECOND);
                    if (at < pod.dies && at >= pod.born) {
                        logins.success(
                                database,
                                at,
                                pod.client,
                                application.user(),
                                database.schema(),
                                application.lifetime());
                        pod.next[i] = at + pause(at);
                    }
                }
            } else if (upset.kind() != Upset.Kind.FAILOVER) {
                boolean rotation = upset.kind() == Upset.Kind.ROTATION;
                long retry = dice.micros(8 * Micros.SECOND, 30 * Micros.SECOND);
                long end = Math.min(Math.min(until, pod.dies), upset.end());
                pod.locked = end;
                for (long at = Math.max(Math.max(from, upset.start()), pod.born); at < end; at += retry) {
                    logins.failure(
                            database,
                            at,
                            pod.client,
                            application.user(),
                            rotation ? Result.WRONG_PASSWORD : Result.TOO_MANY);
                }
            }
        }
    }

    private static final class Pod {
        final Client client;
        final long born;
        long dies;
        /** Until when it has the wrong password. */
        long locked = Long.MIN_VALUE;

        final long[] next;

        Pod(Client client, long born, long dies, int connections) {
            this.client = client;
            this.born = born;
            this.dies = dies;
            next = new long[connections];
        }
    }
}
