// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.sequence;

import dev.postern.kernel.AttackSequence;
import dev.postern.kernel.AttackSequence.Signal;
import dev.postern.kernel.AttackSequence.Stage;
import dev.postern.kernel.Finding;
import dev.postern.kernel.Finding.Counts;
import dev.postern.kernel.Finding.LoginAttribute;
import dev.postern.kernel.Finding.Note;
import dev.postern.kernel.Finding.Standing;
import dev.postern.kernel.FindingType;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import dev.postern.kernel.Policy;
import dev.postern.kernel.Severity;
import dev.postern.kernel.episode.EpisodeKey;
import dev.postern.kernel.episode.FindingId;
import dev.postern.kernel.episode.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns an attack into the finding that tells it. */
final class SequenceFinding {

    private static final int MOST_LOGINS = 50;
    private static final int MOST_SAMPLES = 20;
    private static final int MOST_TOLD = 6;

    private record Pair(@Nullable String user, @Nullable String application) {}

    private SequenceFinding() {}

    /** An attack is named by its first entry and its beginning. */
    static String id(Policy policy, Part entry, Part first) {
        EpisodeKey key = EpisodeKey.instance(FindingType.ATTACK_SEQUENCE);
        return FindingId.of(
                policy,
                entry.signal().instance(),
                key,
                entry.id(),
                first.signal().firstSeen());
    }

    static Finding of(Sequence sequence) {
        List<Part> parts = sequence.parts().stream().sorted(Part::inOrder).toList();
        Part entry = parts.stream().filter(Part::isEntry).findFirst().orElseThrow();
        long first = parts.get(0).signal().firstSeen();
        long last = max(parts, Signal::lastSeen);
        List<Stage> stages = List.copyOf(sequence.stages());
        return new Finding(
                sequence.id,
                FindingType.ATTACK_SEQUENCE,
                Severity.CRITICAL,
                sequence.instance,
                entry.engine(),
                entry.user(),
                entry.actor(),
                logins(parts),
                new Counts(sum(parts, Outcome.SUCCESS), sum(parts, Outcome.FAILED), sum(parts, Outcome.INCOMPLETE)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                stages.stream().map(Stage::id).toList(),
                notes(parts),
                parts.stream().map(Part::id).toList(),
                samples(parts),
                first,
                last,
                sequence.createdMicros,
                Math.max(sequence.createdMicros, max(parts, Signal::updatedAt)),
                parts.size(),
                "Database " + sequence.instance + " compromised: " + words(stages, ", "),
                description(sequence.instance, parts, stages, last - first),
                Standing.ALARM,
                new AttackSequence(stages, parts.stream().map(Part::signal).toList()));
    }

    private static long max(List<Part> parts, ToLongFunction<Signal> time) {
        return parts.stream()
                .mapToLong(part -> time.applyAsLong(part.signal()))
                .max()
                .orElse(0);
    }

    private static long sum(List<Part> parts, Outcome outcome) {
        return parts.stream().mapToLong(part -> part.count(outcome)).sum();
    }

    private static List<LoginAttribute> logins(List<Part> parts) {
        Map<Pair, long[]> sums = new LinkedHashMap<>();
        for (Part part : parts) {
            for (LoginAttribute login : part.logins()) {
                long[] sum = sums.computeIfAbsent(new Pair(login.user(), login.application()), pair -> new long[2]);
                sum[0] += login.failed();
                sum[1] += login.successful();
            }
        }
        return sums.entrySet().stream()
                .map(each -> new LoginAttribute(
                        each.getKey().user(), each.getKey().application(), each.getValue()[0], each.getValue()[1]))
                .filter(login -> login.failed() + login.successful() > 0)
                .sorted(Comparator.comparingLong(login -> -login.failed() - login.successful()))
                .limit(MOST_LOGINS)
                .toList();
    }

    private static List<LoginEvent> samples(List<Part> parts) {
        List<LoginEvent> all = parts.stream()
                .flatMap(part -> part.samples().stream())
                .distinct()
                .sorted(Comparator.comparingLong(LoginEvent::timeMicros))
                .toList();
        if (all.size() <= MOST_SAMPLES) {
            return all;
        }
        List<LoginEvent> some = new ArrayList<>(all.subList(0, MOST_SAMPLES / 2));
        some.addAll(all.subList(all.size() - MOST_SAMPLES / 2, all.size()));
        return List.copyOf(some);
    }

    private static List<Note> notes(List<Part> parts) {
        List<String> databases =
                parts.stream().map(part -> part.signal().instance()).distinct().toList();
        List<Note> notes = new ArrayList<>();
        notes.add(new Note("signals", Integer.toString(parts.size())));
        if (databases.size() > 1) {
            notes.add(new Note("databases", Integer.toString(databases.size())));
            notes.add(new Note("databasesTouched", String.join(", ", databases)));
        }
        return List.copyOf(notes);
    }

    private static String words(List<Stage> stages, String between) {
        return stages.stream().map(Stage::words).collect(Collectors.joining(between));
    }

    /** "Somebody has tried accounts, got in, moved on, within 12 minutes. In order: …; …; and 3 more." */
    private static String description(String instance, List<Part> parts, List<Stage> stages, long spanMicros) {
        StringBuilder text =
                new StringBuilder("Findings of one actor on " + instance + " make an attack: somebody has ");
        text.append(words(stages, ", "))
                .append(", within ")
                .append(Words.span(spanMicros))
                .append(". In order: ");
        text.append(parts.stream()
                .limit(MOST_TOLD)
                .map(part -> part.signal().title())
                .collect(Collectors.joining("; ")));
        if (parts.size() > MOST_TOLD) {
            text.append("; and ").append(parts.size() - MOST_TOLD).append(" more");
        }
        return text.append('.').toString();
    }
}
