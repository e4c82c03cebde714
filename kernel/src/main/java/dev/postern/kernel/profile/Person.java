// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.profile;

import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;

/**
 * What has been normal over all instances of the account names under which people log in: what a login to a database that is new to
 * somebody is compared with.
 */
public final class Person {

    private static final int SETTLED_DAYS = 10;

    private final Node node;
    private final Pace openings;

    Person() {
        node = Node.ofUser();
        openings = new Pace();
    }

    Person(StateReader in) {
        node = Node.ofUser(in);
        openings = new Pace(in);
    }

    void write(StateWriter out) {
        node.write(out);
        openings.write(out);
    }

    void see(Trait trait, Object value, int hour) {
        openings.day(Math.floorDiv(hour, 24));
        node.see(trait, value, hour);
    }

    /** Counts the first login to a database. */
    void open(int hour) {
        openings.news(Math.floorDiv(hour, 24));
    }

    /** Where, when and with what, over all databases. */
    public Node node() {
        return node;
    }

    /** Days with at least one login anywhere. */
    public int days() {
        return openings.days();
    }

    /** Whether there have been enough days to say what the person does not do. */
    public boolean isSettled() {
        return days() >= SETTLED_DAYS;
    }

    /** Databases opened for the first time, a day on which the person logs in anywhere, lately; above 0. */
    public double openingsADay() {
        return openings.aDay();
    }
}
