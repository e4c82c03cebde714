// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.profile;

import dev.postern.kernel.AddressScope;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.WrongClock;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import dev.postern.kernel.state.Values;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has been normal on all instances together, by peer group. Instances read it as it was at the end of the last closed hour of
 * event time and add to the open one; so the order of instances within an hour, and with it the number of threads, never changes a
 * result.
 */
public final class FleetProfile {

    private static final int MOST_PRIVATE_NETWORKS = 4096;
    private static final int MOST_NAMES = 8_192;
    private static final int MOST_PEOPLE = 2_000;
    private static final int MOST_OPEN = 16_384;

    private static final int HOURS = 24;

    private record News(PeerGroup group, Trait trait, Object value) {

        static News read(StateReader in) {
            return new News(in.constant(PeerGroup.class), in.constant(Trait.class), Values.read(in));
        }

        static void write(StateWriter out, News news) {
            out.constant(news.group);
            out.constant(news.trait);
            Values.write(out, news.value);
        }
    }

    /** Of somebody; without a trait it is the instance that is new. */
    private record PersonNews(String name, @Nullable Trait trait, Object value) {

        static PersonNews read(StateReader in) {
            return new PersonNews(in.text(), in.flag() ? in.constant(Trait.class) : null, Values.read(in));
        }

        static void write(StateWriter out, PersonNews news) {
            out.text(news.name);
            Trait trait = news.trait;
            out.flag(trait != null);
            if (trait != null) {
                out.constant(trait);
            }
            Values.write(out, news.value);
        }
    }

    private final Map<PeerGroup, Node> groups = new EnumMap<>(PeerGroup.class);
    private final HourCounts privateNetworks;
    private final LinkedHashMap<String, Person> people = new LinkedHashMap<>(4);
    /** All account names that have logged in anywhere, with the hours in which one came to an instance for the first time. */
    private final HourCounts names;

    private final Pace newNames;
    private final Set<News> open = new LinkedHashSet<>();
    private final Set<String> openNames = new LinkedHashSet<>();
    private final Set<PersonNews> openOfPeople = new LinkedHashSet<>();
    private int openHour = Integer.MIN_VALUE;

    public FleetProfile() {
        for (PeerGroup group : PeerGroup.values()) {
            groups.put(group, Node.shared());
        }
        privateNetworks = new HourCounts(MOST_PRIVATE_NETWORKS);
        names = new HourCounts(MOST_NAMES);
        newNames = new Pace();
    }

    public FleetProfile(StateReader in) {
        for (PeerGroup group : PeerGroup.values()) {
            groups.put(group, Node.shared(in));
        }
        privateNetworks = new HourCounts(MOST_PRIVATE_NETWORKS, in);
        in.each(() -> open.add(News.read(in)));
        openHour = in.integer();
        if (in.format() < 3) {
            names = new HourCounts(MOST_NAMES);
            newNames = new Pace();
        } else {
            names = new HourCounts(MOST_NAMES, in);
            newNames = new Pace(in);
            in.each(() -> openNames.add(in.text()));
            in.each(() -> people.put(in.text(), new Person(in)));
            in.each(() -> openOfPeople.add(PersonNews.read(in)));
        }
    }

    public void write(StateWriter out) {
        for (PeerGroup group : PeerGroup.values()) {
            group(group).write(out);
        }
        privateNetworks.write(out);
        out.all(open, News::write);
        out.number(openHour);
        names.write(out);
        newNames.write(out);
        out.all(openNames, StateWriter::text);
        out.all(people, StateWriter::text, (o, person) -> person.write(o));
        out.all(openOfPeople, PersonNews::write);
    }

    /** Closes the open hour if this one is later; returns whether it was. */
    public boolean advance(int hour) {
        if (hour <= openHour && !WrongClock.ranAhead(openHour, hour, HOURS)) {
            return false;
        }
        for (News news : open) {
            group(news.group).see(news.trait, news.value, openHour);
            if (news.trait == Trait.NETWORK
                    && news.value instanceof IpAddress network
                    && AddressScope.of(network).isPrivate()) {
                privateNetworks.see(network, openHour);
            }
        }
        open.clear();
        for (PersonNews news : openOfPeople) {
            Trait trait = news.trait;
            if (trait == null) {
                made(news.name).open(openHour);
            } else {
                made(news.name).see(trait, news.value, openHour);
            }
        }
        openOfPeople.clear();
        newNames.day(Math.floorDiv(hour, 24));
        for (String name : openNames) {
            if (!names.knows(name)) {
                newNames.news(Math.floorDiv(openHour, 24));
            }
            names.see(name, openHour);
        }
        openNames.clear();
        openHour = hour;
        return true;
    }

    private Person made(String name) {
        // Put last again, so that the first is the one longest without a login.
        Person person = people.remove(name);
        person = person == null ? new Person() : person;
        people.put(name, person);
        if (people.size() > MOST_PEOPLE) {
            people.remove(people.keySet().iterator().next());
        }
        return person;
    }

    /** Of more news than anybody makes within an hour, the rest waits until it is news again. */
    private static <T> void addBounded(Set<T> open, T news) {
        if (open.size() < MOST_OPEN) {
            open.add(news);
        }
    }

    void contribute(PeerGroup group, Trait trait, Object value) {
        addBounded(open, new News(group, trait, value));
    }

    /** Adds a value that somebody has shown for the first time on an instance, or the part of the week at any time. */
    void contribute(String person, Trait trait, Object value) {
        addBounded(openOfPeople, new PersonNews(person, trait, value));
    }

    /** Adds that somebody has logged in to an instance for the first time. */
    void opened(String person, String instance) {
        addBounded(openOfPeople, new PersonNews(person, null, instance));
    }

    /** Adds that an account has come to an instance for the first time. */
    void arrived(String name) {
        addBounded(openNames, name);
    }

    /** Hours in which an account of this name came to a database for the first time, as of the last closed hour. */
    public int arrivalsOfName(String name) {
        return names.hours(name);
    }

    /** Days for which names have been kept. */
    public int daysOfNames() {
        return newNames.days();
    }

    /** Account names never seen before, a day, lately; above 0. */
    public double newNamesADay() {
        return newNames.aDay();
    }

    /** Somebody as of the last closed hour, or null. */
    public @Nullable Person person(String name) {
        return people.get(name);
    }

    /** A peer group as of the last closed hour. */
    public Node group(PeerGroup group) {
        return Objects.requireNonNull(groups.get(group));
    }

    /** Number of private networks from which somebody has logged in, as of the last closed hour. */
    public int privateNetworks() {
        return privateNetworks.distinct();
    }

    /** Whether anybody has logged in anywhere from this network, as of the last closed hour. */
    public boolean knowsNetwork(Object network) {
        for (Node group : groups.values()) {
            if (group.knows(Trait.NETWORK, network)) {
                return true;
            }
        }
        return false;
    }
}
