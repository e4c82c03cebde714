// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic;

import dev.postern.evaluation.traffic.attack.Attacks;
import dev.postern.evaluation.traffic.attack.Forgotten;
import dev.postern.evaluation.traffic.chance.Micros;
import dev.postern.evaluation.traffic.fleet.Database;
import dev.postern.evaluation.traffic.fleet.Fleet;
import dev.postern.evaluation.traffic.life.Actor;
import dev.postern.evaluation.traffic.life.Clockwork;
import dev.postern.evaluation.traffic.life.HealthCheck;
import dev.postern.evaluation.traffic.life.Ledger;
import dev.postern.evaluation.traffic.life.Plan;
import dev.postern.evaluation.traffic.life.Pods;
import dev.postern.evaluation.traffic.life.Staff;
import dev.postern.evaluation.traffic.log.LogFiles;
import dev.postern.evaluation.traffic.trouble.Noise;
import dev.postern.evaluation.traffic.trouble.Troubles;
import dev.postern.kernel.Intel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * The logins of a made-up company's databases. Everything is drawn from the seed; each database, person and happening has draws of
 * its own. Logins are made day by day: of all weeks only one day is in memory.
 */
public final class FleetTraffic implements Traffic {
    /** Local days begin some hours before or after those of UTC, and clocks are wrong: what is earlier than this has come. */
    private static final long EARLY = 4 * Micros.HOUR;

    private final Fleet fleet;
    private final Plan plan = new Plan();

    /** The traffic of a seed and a size. */
    public FleetTraffic(TrafficSettings settings) {
        fleet = Fleet.of(settings);
        Troubles.plan(fleet, plan);
        Noise.plan(fleet, plan);
        Attacks.plan(fleet, plan);
    }

    @Override
    public List<String> instances() {
        return fleet.databases().stream().map(Database::id).toList();
    }

    @Override
    public Instant start() {
        return Instant.EPOCH.plus(fleet.calendar().start(0), ChronoUnit.MICROS);
    }

    @Override
    public Instant end() {
        return Instant.EPOCH.plus(fleet.calendar().start(fleet.calendar().days()), ChronoUnit.MICROS);
    }

    @Override
    public Intel intel() {
        return fleet.world();
    }

    @Override
    public Set<String> decoys() {
        return Set.copyOf(fleet.decoys());
    }

    @Override
    public List<Happening> happenings() {
        return plan.happenings();
    }

    @Override
    public void replay(Receiver receiver) {
        DayBook book = new DayBook(fleet, plan.gaps());
        live(book, until -> book.close(until, receiver));
    }

    /**
     * Writes the traffic as the log files of its servers, all times in UTC.
     *
     * @param folder where to; is made when it is not there
     * @param from connections that are opened before are left out
     * @param until so are those that are opened then or later
     * @throws IOException when a file cannot be written
     */
    public void write(Path folder, Instant from, Instant until) throws IOException {
        long first = ChronoUnit.MICROS.between(Instant.EPOCH, from);
        long last = ChronoUnit.MICROS.between(Instant.EPOCH, until);
        try (LogFiles files = new LogFiles(folder, fleet, plan.gaps(), first, last)) {
            live(files, files::writeUntil);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Lives through all days.
     *
     * @param known told the time before which everything has been written down, at the end of each day and of all
     */
    private void live(Ledger ledger, LongConsumer known) {
        List<Actor> actors = actors(ledger);
        List<Plan.Scene> scenes = plan.scenes();
        int next = 0;
        for (int day = 0; day < fleet.calendar().days(); day++) {
            for (Actor actor : actors) {
                actor.live(day, ledger);
            }
            long until = fleet.calendar().start(day + 1);
            while (next < scenes.size() && scenes.get(next).start() < until) {
                scenes.get(next++).play(ledger);
            }
            known.accept(until - EARLY);
        }
        known.accept(Long.MAX_VALUE);
    }

    /** The fleet whose traffic it is. */
    public Fleet fleet() {
        return fleet;
    }

    private List<Actor> actors(Ledger ledger) {
        List<Actor> actors = new ArrayList<>();
        for (Database database : fleet.databases()) {
            int index = database.index();
            for (int i = 0; i < fleet.applications().get(index).size(); i++) {
                actors.add(new Pods(fleet, database, i, plan.upsets(index, i), ledger));
            }
            actors.add(new Clockwork(fleet, database));
            if (index % 12 == 5) {
                actors.add(HealthCheck.balancer(fleet, database));
            }
            if (database.exposed() && index % 3 == 0) {
                actors.add(HealthCheck.outside(fleet, database));
            }
        }
        actors.add(new Staff(fleet));
        actors.add(new Forgotten(fleet));
        return actors;
    }
}
