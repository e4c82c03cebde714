// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.sequence;

import dev.postern.kernel.AttackSequence.Stage;
import dev.postern.kernel.profile.EventTime;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** One attack in several stages that has been told: the findings that show it, at most 32. */
final class Sequence {

    static final int MOST_PARTS = 32;
    /** What only goes on is told so often. */
    private static final long TOLD_EVERY_MICROS = EventTime.HOUR_MICROS;

    final String id;
    final String instance;
    final long createdMicros;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Set<Stage> stages = EnumSet.noneOf(Stage.class);
    private long toldMicros;
    private boolean changed;

    Sequence(String id, String instance, Collection<Part> first, long nowMicros) {
        this.id = id;
        this.instance = instance;
        this.createdMicros = nowMicros;
        this.toldMicros = nowMicros;
        first.forEach(part -> parts.put(part.id(), part));
        stages.addAll(Stages.of(parts.values()));
    }

    Sequence(StateReader in) {
        id = in.text();
        instance = in.text();
        createdMicros = in.time();
        toldMicros = in.time();
        changed = in.flag();
        in.each(() -> {
            Part part = Part.read(in);
            parts.put(part.id(), part);
        });
        in.each(() -> stages.add(in.constant(Stage.class)));
        if (parts.isEmpty()) {
            throw in.damaged("an attack has no signals");
        }
    }

    void write(StateWriter out) {
        out.text(id);
        out.text(instance);
        out.time(createdMicros);
        out.time(toldMicros);
        out.flag(changed);
        out.all(parts.values(), Part::write);
        out.all(stages, StateWriter::constant);
    }

    Collection<Part> parts() {
        return parts.values();
    }

    /** What it has come to; it never comes to less. */
    Set<Stage> stages() {
        return stages;
    }

    /** Whether it has this finding. */
    boolean has(Part part) {
        return parts.containsKey(part.id());
    }

    /** Whether another finding is of the same actor: it belongs with one by which somebody got in. */
    boolean takes(Part part) {
        return parts.size() < MOST_PARTS
                && parts.values().stream()
                        .anyMatch(each -> (each.isEntry() || part.isEntry()) && each.belongsWith(part));
    }

    /** Adds a finding, or its newer state; returns whether that is to be told at once. */
    boolean put(Part part) {
        boolean fresh = parts.put(part.id(), part) == null;
        fresh |= stages.addAll(Stages.of(parts.values()));
        changed = true;
        return fresh;
    }

    boolean isOver(long nowMicros) {
        return parts.values().stream().allMatch(part -> part.isOver(nowMicros));
    }

    /** Whether it has changed since it was told, and that is long ago. */
    boolean isDue(long nowMicros) {
        return changed && (nowMicros - toldMicros >= TOLD_EVERY_MICROS || nowMicros < toldMicros);
    }

    /** Whether it has changed since it was told. */
    boolean isChanged() {
        return changed;
    }

    void told(long nowMicros) {
        toldMicros = nowMicros;
        changed = false;
    }
}
