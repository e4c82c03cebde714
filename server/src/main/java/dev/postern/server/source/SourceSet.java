// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.source;

import dev.postern.formats.LogFile;
import dev.postern.formats.SourceProblem;
import dev.postern.formats.SourceProblem.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The log files of each database instance, found from the arguments. The order of the arguments does not matter. */
public final class SourceSet {
    private final Consumer<SourceProblem> problems;
    private final LongConsumer bytesRead;
    private final InputStream stdin;
    private final Map<String, List<LogFile>> instances = new TreeMap<>();
    private final Map<Path, Unnamed> unnamed = new TreeMap<>();
    private final Set<Path> seen = new HashSet<>();
    private long totalBytes;

    /** A file or folder without an identifier: its own suggestion, and what to tell two of the same apart with. */
    private record Unnamed(String suggestion, Path place, List<LogFile> files) {}

    /**
     * @param stdin what {@code -} reads
     * @param problems told of every argument that cannot be used
     * @param bytesRead told of bytes read from any of the files
     */
    public SourceSet(InputStream stdin, Consumer<SourceProblem> problems, LongConsumer bytesRead) {
        this.stdin = stdin;
        this.problems = problems;
        this.bytesRead = bytesRead;
    }

    /** Files by instance, in order of their identifiers, after all arguments were added. */
    public Map<String, List<LogFile>> resolve(List<SourceArgument> arguments) {
        for (SourceArgument argument : arguments) {
            try {
                add(argument);
            } catch (InvalidPathException | IOException e) {
                problem(argument.path() + ": " + e.getMessage());
            }
        }
        nameTheUnnamed();
        return instances;
    }

    /** Size of all regular files in bytes, as they lie on the disk; -1 when some source has no size. */
    public long totalBytes() {
        return totalBytes;
    }

    private void add(SourceArgument argument) throws IOException {
        if (argument.path().equals(SourceArgument.STDIN)) {
            totalBytes = -1;
            String instance = argument.instance() == null ? "stdin" : argument.instance();
            files(instance).add(new PipeLog(SourceArgument.STDIN, () -> stdin, bytesRead));
            return;
        }
        Path path = Path.of(argument.path());
        if (Files.isDirectory(path)) {
            addFolder(argument, path);
        } else if (Files.exists(path)) {
            addFile(argument.instance(), argument.path(), path);
        } else if (isGlob(argument.path())) {
            addGlob(argument);
        } else {
            problem(argument.path() + ": no such file or folder");
        }
    }

    private void addFolder(SourceArgument argument, Path folder) throws IOException {
        List<Path> content = new ArrayList<>();
        try (Stream<Path> list = Files.list(folder)) {
            list.filter(p -> Files.isRegularFile(p)
                            && !String.valueOf(p.getFileName()).startsWith("."))
                    .sorted()
                    .forEach(content::add);
        }
        if (content.isEmpty()) {
            problem(argument.path() + ": the folder holds no files");
            return;
        }
        List<LogFile> logs = new ArrayList<>();
        for (Path file : content) {
            LogFile log = open(
                    argument.path().endsWith("/")
                            ? argument.path() + file.getFileName()
                            : argument.path() + "/" + file.getFileName(),
                    file);
            if (log != null) {
                logs.add(log);
            }
        }
        if (argument.instance() != null) {
            files(argument.instance()).addAll(logs);
        } else {
            Path real = folder.toRealPath();
            Path last = real.getFileName();
            unnamed.put(real, new Unnamed(InstanceName.clean(last == null ? "root" : last.toString()), real, logs));
        }
    }

    private void addGlob(SourceArgument argument) throws IOException {
        Path pattern = Path.of(argument.path()).toAbsolutePath().normalize();
        Path root = pattern.getRoot();
        int fixed = 0;
        for (Path part : pattern) {
            if (isGlob(part.toString())) {
                break;
            }
            root = root.resolve(part);
            fixed++;
        }
        if (!Files.isDirectory(root)) {
            problem(argument.path() + ": no file matches");
            return;
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        List<Path> matches = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(root, pattern.getNameCount() - fixed)) {
            walk.filter(matcher::matches).sorted().forEach(matches::add);
        }
        if (matches.isEmpty()) {
            problem(argument.path() + ": no file matches");
        }
        for (Path match : matches) {
            if (Files.isDirectory(match)) {
                addFolder(new SourceArgument(argument.instance(), match.toString()), match);
            } else {
                addFile(argument.instance(), match.toString(), match);
            }
        }
    }

    private void addFile(@Nullable String instance, String name, Path file) throws IOException {
        LogFile log = open(name, file);
        if (log == null) {
            return;
        }
        if (instance != null) {
            files(instance).add(log);
            return;
        }
        Path real = Files.isRegularFile(file) ? file.toRealPath() : file.toAbsolutePath();
        String suggestion = InstanceName.ofFile(String.valueOf(real.getFileName()));
        Path parent = real.getParent();
        Path group = (parent == null ? Path.of("/") : parent).resolve(suggestion);
        unnamed.computeIfAbsent(group, g -> new Unnamed(suggestion, g, new ArrayList<>()))
                .files()
                .add(log);
    }

    /** The log, or null when the very same file has been given before. */
    private @Nullable LogFile open(String name, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            totalBytes = -1;
            return new PipeLog(name, () -> Files.newInputStream(file), bytesRead);
        }
        if (!seen.add(file.toRealPath())) {
            return null;
        }
        if (totalBytes >= 0) {
            totalBytes += Files.size(file);
        }
        return new DiskLog(name, file, bytesRead);
    }

    /** Takes each suggestion; where two places suggest the same, their folders are put in front until they differ. */
    private void nameTheUnnamed() {
        Map<String, List<Unnamed>> bySuggestion = new TreeMap<>();
        for (Unnamed one : unnamed.values()) {
            bySuggestion
                    .computeIfAbsent(one.suggestion(), s -> new ArrayList<>())
                    .add(one);
        }
        bySuggestion.forEach((suggestion, places) -> {
            if (places.size() == 1) {
                files(suggestion).addAll(places.get(0).files());
                return;
            }
            int n = 0;
            for (Unnamed one : places) {
                n++;
                Path folder = one.place().getParent();
                Path last = folder == null ? null : folder.getFileName();
                String name = InstanceName.clean((last == null ? "root" : last) + "-" + suggestion);
                files(instances.containsKey(name) ? InstanceName.clean(name + "-" + n) : name)
                        .addAll(one.files());
            }
        });
    }

    private List<LogFile> files(String instance) {
        return instances.computeIfAbsent(instance, i -> new ArrayList<>());
    }

    private void problem(String message) {
        problems.accept(new SourceProblem(Kind.UNREADABLE, message));
    }

    private static boolean isGlob(String path) {
        return path.indexOf('*') >= 0 || path.indexOf('?') >= 0 || path.indexOf('[') >= 0 || path.indexOf('{') >= 0;
    }
}
