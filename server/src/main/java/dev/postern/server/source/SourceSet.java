// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.source;

import dev.postern.formats.LogFile;
import dev.postern.formats.SourceProblem;
import dev.postern.formats.SourceProblem.Kind;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The log files of each database instance, found from the arguments. The order of the arguments does not matter: a file given
 * several times is read once, and what ends up under one name is one instance.
 */
public final class SourceSet {
    private final Consumer<SourceProblem> problems;
    private final LongConsumer bytesRead;
    private final InputStream stdin;
    private final List<Given> given = new ArrayList<>();
    private final Map<String, List<LogFile>> instances = new TreeMap<>();
    private long totalBytes;

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
            } catch (PatternSyntaxException e) {
                problem(argument.path() + ": no such file, and no file name pattern: " + e.getDescription());
            } catch (InvalidPathException e) {
                problem(argument.path() + ": is no file name: " + e.getReason());
            } catch (IOException e) {
                problem(argument.path() + ": " + Reason.of(e));
            }
        }
        Map<Path, List<LogFile>> unnamed = new TreeMap<>();
        for (Given one : onceEach()) {
            LogFile log = open(one);
            if (one.instance() != null) {
                files(one.instance()).add(log);
            } else {
                unnamed.computeIfAbsent(one.place(), p -> new ArrayList<>()).add(log);
            }
        }
        nameTheUnnamed(unnamed);
        return instances;
    }

    /** Size of all regular files in bytes, as they lie on the disk; -1 when some source has no size. */
    public long totalBytes() {
        return totalBytes;
    }

    private void add(SourceArgument argument) throws IOException {
        if (argument.path().equals(SourceArgument.STDIN)) {
            Path stdinItself = Path.of(SourceArgument.STDIN);
            given.add(new Given(
                    argument.instance(), false, stdinItself, stdinItself, Path.of("/stdin"), argument.path()));
            return;
        }
        Path path = Path.of(argument.path());
        if (Files.isDirectory(path)) {
            addFolder(argument, path);
        } else if (Files.exists(path)) {
            addFile(argument, path);
        } else if (Glob.isGlob(argument.path())) {
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
                    .forEach(content::add);
        }
        if (content.isEmpty()) {
            problem(argument.path() + ": the folder holds no files");
            return;
        }
        Path real = folder.toRealPath();
        Path last = real.getFileName();
        Path place = last == null ? Path.of("/root") : real.resolveSibling(InstanceName.clean(last.toString()));
        String prefix = argument.path().endsWith("/") ? argument.path() : argument.path() + "/";
        for (Path file : content) {
            String name = prefix + file.getFileName();
            given.add(new Given(argument.instance(), true, file.toRealPath(), file, place, name));
        }
    }

    private void addGlob(SourceArgument argument) throws IOException {
        List<Path> matches = new Glob(argument.path()).matches((path, e) -> problem(path + ": " + Reason.of(e)));
        if (matches.isEmpty()) {
            problem(argument.path() + ": no file matches");
        }
        for (Path match : matches) {
            SourceArgument one = new SourceArgument(argument.instance(), match.toString());
            try {
                if (Files.isDirectory(match)) {
                    addFolder(one, match);
                } else {
                    addFile(one, match);
                }
            } catch (IOException e) {
                problem(match + ": " + Reason.of(e));
            }
        }
    }

    private void addFile(SourceArgument argument, Path file) throws IOException {
        // The true path of a pipe is no path: /dev/fd/63 is called pipe:[4711].
        Path real = Files.isRegularFile(file)
                ? file.toRealPath()
                : file.toAbsolutePath().normalize();
        Path place = real.resolveSibling(InstanceName.ofFile(String.valueOf(real.getFileName())));
        given.add(new Given(argument.instance(), false, real, file, place, argument.path()));
    }

    /** Each file once, as the most telling of the arguments gives it. */
    private List<Given> onceEach() {
        given.sort(Given.MOST_TELLING_FIRST);
        Map<Path, Given> byFile = new HashMap<>();
        List<Given> once = new ArrayList<>();
        for (Given one : given) {
            Given first = byFile.putIfAbsent(one.identity(), one);
            if (first == null) {
                once.add(one);
            } else if (one.instance() != null && !one.instance().equals(first.instance())) {
                problem(one.name() + ": given for " + first.instance() + " and for " + one.instance() + ", read for "
                        + first.instance() + " alone");
            }
        }
        return once;
    }

    private LogFile open(Given one) {
        if (one.name().equals(SourceArgument.STDIN)) {
            totalBytes = -1;
            return new PipeLog(one.name(), () -> stdin, bytesRead);
        }
        Path file = one.file();
        if (!Files.isRegularFile(file)) {
            totalBytes = -1;
            // Not Files.newInputStream: its stream asks for the position, which pipes do not have.
            return new PipeLog(one.name(), () -> new FileInputStream(file.toFile()), bytesRead);
        }
        totalBytes = totalBytes < 0 ? -1 : totalBytes + file.toFile().length();
        return new DiskLog(one.name(), file, bytesRead);
    }

    /** Takes the name of each place; where two have the same, their folders are put in front until they differ. */
    private void nameTheUnnamed(Map<Path, List<LogFile>> unnamed) {
        Map<String, List<Path>> byName = new TreeMap<>();
        for (Path place : unnamed.keySet()) {
            byName.computeIfAbsent(String.valueOf(place.getFileName()), s -> new ArrayList<>())
                    .add(place);
        }
        byName.forEach((suggestion, places) -> {
            int n = 0;
            for (Path place : places) {
                n++;
                String name = suggestion;
                if (places.size() > 1) {
                    name = InstanceName.clean(folderOf(place) + "-" + suggestion);
                    name = instances.containsKey(name) ? InstanceName.clean(name + "-" + n) : name;
                }
                files(name).addAll(unnamed.getOrDefault(place, List.of()));
            }
        });
    }

    private static String folderOf(Path place) {
        Path folder = place.getParent();
        @Nullable Path last = folder == null ? null : folder.getFileName();
        return last == null ? "root" : last.toString();
    }

    private List<LogFile> files(String instance) {
        return instances.computeIfAbsent(instance, i -> new ArrayList<>());
    }

    private void problem(String message) {
        problems.accept(new SourceProblem(Kind.UNREADABLE, message));
    }
}
