// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic;

import dev.postern.evaluation.traffic.fleet.AsLogged;
import dev.postern.evaluation.traffic.fleet.Attempt;
import dev.postern.evaluation.traffic.fleet.Database;
import dev.postern.evaluation.traffic.fleet.Fleet;
import dev.postern.evaluation.traffic.fleet.LogStyle;
import dev.postern.evaluation.traffic.life.Gap;
import dev.postern.evaluation.traffic.life.Ledger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Collects the attempts of a day and gives them out as logins, in the kernel's order. Scripts write down attempts of days to come
 * as well: those wait.
 */
final class DayBook implements Ledger {
    private static final Comparator<Entry> ORDER = (a, b) -> {
        int c = Long.compare(a.decided, b.decided);
        c = c != 0 ? c : Integer.compare(a.rank, b.rank);
        return c != 0 ? c : Integer.compare(a.number, b.number);
    };

    private final Fleet fleet;
    private final List<List<Gap>> gaps = new ArrayList<>();
    /** Places of the databases when ordered by name. */
    private final int[] ranks;

    private final long[] lines;
    private List<Entry> entries = new ArrayList<>();
    private int number;

    DayBook(Fleet fleet, List<Gap> gaps) {
        this.fleet = fleet;
        int size = fleet.databases().size();
        ranks = new int[size];
        lines = new long[size];
        String[] names = fleet.databases().stream().map(Database::id).sorted().toArray(String[]::new);
        for (Database database : fleet.databases()) {
            ranks[database.index()] = Arrays.binarySearch(names, database.id());
            this.gaps.add(
                    gaps.stream().filter(g -> g.database() == database.index()).toList());
        }
    }

    @Override
    public void add(Database database, Attempt attempt) {
        LogStyle style = database.style(fleet.calendar().day(attempt.opened()));
        if (!AsLogged.isLogged(style, attempt)) {
            return;
        }
        long decided = AsLogged.decided(database, style, attempt);
        int index = database.index();
        for (Gap gap : gaps.get(index)) {
            if (attempt.opened() < gap.start() || attempt.opened() >= gap.end()) {
                continue;
            }
            long arrival = Math.max(decided, style.round(gap.end() + database.skew()));
            switch (gap.kind()) {
                case LOST -> {
                    return;
                }
                case LATE -> decided = arrival;
                case TWICE -> entries.add(new Entry(database, style, attempt, arrival, ranks[index], number++));
            }
        }
        entries.add(new Entry(database, style, attempt, decided, ranks[index], number++));
    }

    /** Gives out all logins that are known before a time. */
    void close(long until, Traffic.Receiver receiver) {
        List<Entry> due = new ArrayList<>();
        List<Entry> later = new ArrayList<>();
        for (Entry entry : entries) {
            (entry.decided < until ? due : later).add(entry);
        }
        entries = later;
        due.sort(ORDER);
        for (Entry e : due) {
            long line = ++lines[e.database.index()];
            receiver.login(AsLogged.event(e.database, e.style, e.attempt, e.decided, line), e.attempt.happening());
        }
        number = 0;
        for (Entry entry : later) {
            entry.number = number++;
        }
    }

    private static final class Entry {
        final Database database;
        final LogStyle style;
        final Attempt attempt;
        final long decided;
        final int rank;
        int number;

        Entry(Database database, LogStyle style, Attempt attempt, long decided, int rank, int number) {
            this.database = database;
            this.style = style;
            this.attempt = attempt;
            this.decided = decided;
            this.rank = rank;
            this.number = number;
        }
    }
}
