// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.source;

import dev.postern.formats.EngineFamily;
import dev.postern.formats.InstanceReader;
import dev.postern.formats.LogFile;
import dev.postern.formats.LogRecord;
import dev.postern.formats.Recognised;
import dev.postern.formats.Recogniser;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.SourceProblem;
import dev.postern.formats.SourceProblem.Kind;
import dev.postern.formats.SourceRefusedException;
import dev.postern.formats.file.RotatedName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Recognises the files of one instance and puts them in reading order. */
public final class InstanceFiles {
    private final Recogniser recogniser;
    private final Consumer<SourceProblem> problems;
    private final Consumer<String> notes;
    private final List<String> empty = new ArrayList<>();

    /**
     * @param problems told of every file that cannot be read
     * @param notes told of what the user should know and need not act on
     */
    public InstanceFiles(Recogniser recogniser, Consumer<SourceProblem> problems, Consumer<String> notes) {
        this.recogniser = recogniser;
        this.problems = problems;
        this.notes = notes;
    }

    /**
     * Opens a reader for the instance.
     *
     * @return null when none of its files has content that can be read
     */
    public @Nullable InstanceReader<?> open(ScanOptions options, List<LogFile> files) {
        List<Recognised<?>> recognised = new ArrayList<>();
        for (LogFile file : files) {
            try {
                Recognised<?> one = recogniser.recognise(file, options);
                if (one != null) {
                    recognised.add(one);
                } else {
                    empty.add(file.name());
                }
            } catch (SourceProblem problem) {
                problems.accept(problem);
            } catch (SourceRefusedException refused) {
                problems.accept(new SourceProblem(Kind.REFUSED, String.valueOf(refused.getMessage())));
            } catch (IOException e) {
                problems.accept(new SourceProblem(Kind.UNREADABLE, file.name() + ": " + Reason.of(e)));
            }
        }
        if (recognised.isEmpty()) {
            return null;
        }
        recognised.sort(READING_ORDER);
        return open(options, recognised.get(0).family(), recognised);
    }

    /** Names of the files without content that were met. */
    public List<String> empty() {
        return empty;
    }

    private <R extends LogRecord> InstanceReader<R> open(
            ScanOptions options, EngineFamily<R> family, List<Recognised<?>> all) {
        List<Recognised<R>> files = new ArrayList<>();
        for (Recognised<?> one : all) {
            if (one.family() == family) {
                @SuppressWarnings("unchecked") // the family determines the record type
                Recognised<R> mine = (Recognised<R>) one;
                files.add(mine);
            } else {
                problems.accept(new SourceProblem(
                        Kind.MIXED,
                        one.file().name() + ": is a " + one.format().title() + ", but the other logs of "
                                + options.instance() + " are of another engine; give it as its own instance, "
                                + ownInstance(one, options) + "=" + one.file().name()));
            }
        }
        return new InstanceReader<>(options, family, withoutTwins(family, files), problems);
    }

    /** A name for the instance that a file of another engine belongs to. */
    private static String ownInstance(Recognised<?> one, ScanOptions options) {
        Path name = Path.of(one.file().name()).getFileName();
        String suggestion = InstanceName.ofFile(String.valueOf(name));
        return suggestion.equals(options.instance())
                ? suggestion + "-" + one.family().id()
                : suggestion;
    }

    /**
     * PostgreSQL's collector writes one stream in several formats at once, as files that differ in their suffix only: reading
     * more than one would count each login more than once. The family's most reliable format is kept.
     */
    private <R extends LogRecord> List<Recognised<R>> withoutTwins(EngineFamily<R> family, List<Recognised<R>> files) {
        if (!family.id().equals("postgresql")) {
            return files;
        }
        Map<Path, Recognised<R>> best = new HashMap<>();
        for (Recognised<R> file : files) {
            best.merge(twinKey(file), file, (a, b) -> rank(b) < rank(a) ? b : a);
        }
        List<Recognised<R>> kept = new ArrayList<>();
        for (Recognised<R> file : files) {
            Recognised<R> winner = best.getOrDefault(twinKey(file), file);
            if (winner.format() == file.format()) {
                kept.add(file);
            } else {
                notes.accept(file.file().name() + ": not read, " + winner.file().name()
                        + " holds the same logins more reliably ("
                        + winner.format().title() + ")");
            }
        }
        return kept;
    }

    private static Path twinKey(Recognised<?> file) {
        Path path = Path.of(file.file().name());
        Path name = path.getFileName();
        RotatedName rotated = RotatedName.of(name == null ? file.file().name() : name.toString());
        return path.resolveSibling(rotated.stem() + "." + rotated.number());
    }

    private static int rank(Recognised<?> file) {
        return file.family().formats().indexOf(file.format());
    }

    /** Oldest first: by the first record's time; where a head has no record, by rotation number and name. */
    private static final Comparator<Recognised<?>> READING_ORDER = Comparator.<Recognised<?>>comparingLong(
                    Recognised::firstMicros)
            .thenComparing(f -> -RotatedName.of(f.file().name()).number())
            .thenComparing(f -> f.file().name());
}
