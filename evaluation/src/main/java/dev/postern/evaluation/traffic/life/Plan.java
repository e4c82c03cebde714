// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.life;

import dev.postern.evaluation.traffic.AttackClass;
import dev.postern.evaluation.traffic.Happening;
import dev.postern.evaluation.traffic.chance.Dice;
import dev.postern.evaluation.traffic.fleet.Database;
import dev.postern.kernel.Severity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Everything out of the ordinary that is going to happen, in the order in which it was planned. */
public final class Plan {
    private final List<Happening> happenings = new ArrayList<>();
    private final List<Scene> scenes = new ArrayList<>();
    private final Map<Integer, Map<Integer, List<Upset>>> upsets = new HashMap<>();
    private final List<Gap> gaps = new ArrayList<>();

    /**
     * What a happening is called, and what is right to find of it.
     *
     * @param kind what is to be thought of it
     * @param name what it is, in a few words
     * @param attack class of an attack
     * @param right severities that are right for it
     * @param factors what gives it away
     */
    public record Label(
            Happening.Kind kind, String name, @Nullable AttackClass attack, Set<Severity> right, Set<String> factors) {

        /** Trouble without malice. */
        public static Label trouble(String name) {
            return new Label(Happening.Kind.TROUBLE, name, null, Set.of(), Set.of());
        }

        /** Noise, or something else that is found truly and is no attack. */
        public static Label background(String name) {
            return new Label(Happening.Kind.BACKGROUND, name, null, Set.of(), Set.of());
        }
    }

    /**
     * A script and when it is played.
     *
     * @param happening the happening's id
     * @param start time of its first login
     * @param end time of its last login
     * @param dice what its logins draw from
     * @param script its logins
     */
    public record Scene(int happening, long start, long end, Dice dice, Script script) {
        /** Plays it. */
        public void play(Ledger ledger) {
            script.play(new Logins(ledger, dice.at(0), happening));
        }
    }

    /** Plans a happening whose logins a script writes down; a script without logins is not planned. */
    public void add(Label label, Dice dice, Script script) {
        Span span = Span.of(script, dice);
        if (!span.instances().isEmpty()) {
            int id = happen(label, span.start(), span.end(), span.instances());
            scenes.add(new Scene(id, span.start(), span.end(), dice, script));
        }
    }

    /** Plans a trouble that befalls an application of a database. */
    public void upset(
            Label label, Database database, int application, Upset.Kind kind, long start, long end, double share) {
        int id = happen(label, start, end, Set.of(database.id()));
        upsets.computeIfAbsent(database.index(), i -> new HashMap<>())
                .computeIfAbsent(application, i -> new ArrayList<>())
                .add(new Upset(kind, start, end, share, id));
    }

    /** Plans a time in which something is wrong with a database's log. */
    public void gap(Label label, Database database, long start, long end, Gap.Kind kind) {
        gaps.add(new Gap(database.index(), start, end, kind));
        happen(label, start, end, Set.of(database.id()));
    }

    private int happen(Label label, long start, long end, Set<String> instances) {
        int id = happenings.size();
        happenings.add(new Happening(
                id,
                label.kind(),
                label.name(),
                label.attack(),
                Instant.EPOCH.plus(start, ChronoUnit.MICROS),
                Instant.EPOCH.plus(end, ChronoUnit.MICROS),
                Collections.unmodifiableSet(new TreeSet<>(instances)),
                label.right(),
                label.factors()));
        return id;
    }

    /** All happenings, each at the place of its id. */
    public List<Happening> happenings() {
        return Collections.unmodifiableList(happenings);
    }

    /** All scripts, in the order of their beginning. */
    public List<Scene> scenes() {
        List<Scene> sorted = new ArrayList<>(scenes);
        sorted.sort((a, b) -> Long.compare(a.start(), b.start()));
        return sorted;
    }

    /** The troubles of an application of a database. */
    public List<Upset> upsets(int database, int application) {
        return upsets.getOrDefault(database, Map.of()).getOrDefault(application, List.of());
    }

    /** Whether a database writes no log that arrives at the beginning of a span, or in more than a tenth of it. */
    public boolean isLost(Database database, long start, long end) {
        for (Gap gap : gaps) {
            long overlap = Math.min(gap.end(), end) - Math.max(gap.start(), start);
            if (gap.kind() == Gap.Kind.LOST && gap.database() == database.index() && overlap >= 0) {
                if (gap.start() <= start || overlap > (end - start) / 10) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The times in which something is wrong with logs. */
    public List<Gap> gaps() {
        return Collections.unmodifiableList(gaps);
    }
}
