// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.sequence;

import dev.postern.kernel.AttackSequence.Stage;
import dev.postern.kernel.Finding;
import dev.postern.kernel.Policy;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts findings of the last 24 hours together to attacks. At least three stages of one actor, with an entry among them, are an
 * attack that is told; later findings of the actor join it. At most 512 findings and 64 attacks are remembered: findings by which
 * nobody got in give way first, the one longest unchanged of them.
 */
public final class Sequences {

    private static final int FEWEST_STAGES = 3;
    private static final int MOST_PARTS = 512;
    private static final int MOST_SEQUENCES = 64;

    // In the order in which they were last told.
    private final LinkedHashMap<String, Part> parts = new LinkedHashMap<>(4);
    private final List<Sequence> sequences = new ArrayList<>(0);

    public Sequences() {}

    public Sequences(StateReader in) {
        in.each(() -> {
            Part part = Part.read(in);
            parts.put(part.id(), part);
        });
        in.each(() -> sequences.add(new Sequence(in)));
    }

    public void write(StateWriter out) {
        out.all(parts.values(), Part::write);
        out.all(sequences, (o, sequence) -> sequence.write(o));
    }

    /** Whether nothing is told at this time unless findings come. */
    public boolean isQuiet(long nowMicros) {
        for (Sequence sequence : sequences) {
            if (sequence.isDue(nowMicros)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Takes what has been told of findings, and adds what is to be told of attacks.
     *
     * @param findings in the order told
     * @return whether anything of it is remembered
     */
    public boolean take(List<Finding> findings, Policy policy, long nowMicros) {
        boolean any = false;
        Set<Sequence> toTell = new LinkedHashSet<>();
        for (Finding finding : List.copyOf(findings)) {
            List<Stage> stages = finding.isAlarm() ? Stages.of(finding) : List.of();
            if (!stages.isEmpty()) {
                any = true;
                Part before = parts.remove(finding.id());
                take(Part.of(finding, stages, before), before, policy, nowMicros, toTell);
            }
        }
        for (Sequence sequence : sequences) {
            if (sequence.isDue(nowMicros)) {
                toTell.add(sequence);
            }
        }
        tell(toTell, findings, nowMicros);
        return any || !toTell.isEmpty();
    }

    private void take(Part part, @Nullable Part before, Policy policy, long nowMicros, Set<Sequence> toTell) {
        remember(part, nowMicros);
        boolean taken = false;
        for (Sequence sequence : sequences) {
            if (sequence.has(part) || sequence.takes(part)) {
                taken = true;
                if (sequence.put(part)) {
                    toTell.add(sequence);
                }
            }
        }
        if (!taken && (before == null || part.isNewsAfter(before))) {
            attack(part).ifPresent(members -> toTell.add(open(members, policy, nowMicros)));
        }
    }

    private void remember(Part part, long nowMicros) {
        parts.values().removeIf(each -> each.isOver(nowMicros));
        sequences.removeIf(each -> each.isOver(nowMicros));
        if (parts.size() >= MOST_PARTS) {
            Iterator<Part> eldestFirst = parts.values().iterator();
            Part least = eldestFirst.next();
            while (least.isEntry() && eldestFirst.hasNext()) {
                least = eldestFirst.next();
            }
            parts.remove(least.isEntry() ? parts.keySet().iterator().next() : least.id());
        }
        parts.put(part.id(), part);
    }

    /** What makes an attack with this finding, earliest first; empty when there is none. */
    private Optional<List<Part>> attack(Part part) {
        List<Part> entries = part.isEntry()
                ? List.of(part)
                : parts.values().stream()
                        .filter(each -> each.isEntry() && each.belongsWith(part))
                        .toList();
        for (Part entry : entries) {
            Collection<Part> members = around(entry);
            Set<Stage> stages = Stages.of(members);
            if (members.size() > 1 && stages.size() >= FEWEST_STAGES) {
                return Optional.of(members.stream().sorted(Part::inOrder).toList());
            }
        }
        return Optional.empty();
    }

    /** All that belongs with an entry, and with the entries that belong with it: what only probes and guesses ties nothing together. */
    private Collection<Part> around(Part entry) {
        Map<String, Part> members = new LinkedHashMap<>();
        members.put(entry.id(), entry);
        ArrayDeque<Part> todo = new ArrayDeque<>(List.of(entry));
        while (!todo.isEmpty()) {
            Part one = todo.poll();
            for (Part other : parts.values()) {
                if (members.size() < Sequence.MOST_PARTS
                        && one.belongsWith(other)
                        && members.putIfAbsent(other.id(), other) == null
                        && other.isEntry()) {
                    todo.add(other);
                }
            }
        }
        return members.values();
    }

    private Sequence open(List<Part> members, Policy policy, long nowMicros) {
        Part entry = members.stream().filter(Part::isEntry).findFirst().orElseThrow();
        Sequence sequence = new Sequence(
                SequenceFinding.id(policy, entry, members.get(0)),
                entry.signal().instance(),
                members,
                nowMicros);
        if (sequences.size() >= MOST_SEQUENCES) {
            sequences.remove(0);
        }
        sequences.add(sequence);
        return sequence;
    }

    private static void tell(Collection<Sequence> sequences, List<Finding> findings, long nowMicros) {
        for (Sequence sequence : sequences) {
            sequence.told(nowMicros);
            findings.add(SequenceFinding.of(sequence));
        }
    }

    /** Adds the final state of all attacks that have changed since they were told: for the end of the input. */
    public void finish(List<Finding> findings) {
        for (Sequence sequence : sequences) {
            if (sequence.isChanged()) {
                sequence.told(Long.MAX_VALUE);
                findings.add(SequenceFinding.of(sequence));
            }
        }
    }
}
