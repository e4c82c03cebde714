// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.follow;

import dev.postern.formats.file.RotatedName;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The files of one log, found on the disk and put in order. */
final class LogSet {
    /** What else leftovers are called: by MySQL's error log, by editors and by people. */
    private static final Set<String> OLD = Set.of("-old", ".old", ".bak", "~");
    /** Digits of a whole date. */
    private static final int DATE = 8;

    private static final Comparator<LogOnDisk> BY_AGE =
            Comparator.<LogOnDisk>comparingLong(f -> f.stat().modifiedMicros()).thenComparing(LogOnDisk::path);
    private static final Comparator<LogOnDisk> BY_DATE = Comparator.<LogOnDisk, String>comparing(
                    f -> f.rotated().date())
            .thenComparing(f -> f.rotated().number()) // of a day, RDS numbers the hours
            .thenComparing(BY_AGE);
    private static final Comparator<LogOnDisk> BY_NUMBER =
            Comparator.<LogOnDisk>comparingInt(f -> -f.rotated().number()).thenComparing(BY_AGE);

    private final Path path;
    private final boolean meansFolder;
    private final Disk disk;
    private boolean family;
    private boolean mixed;

    LogSet(FollowedLog log, Disk disk) {
        this.path = Path.of(log.path());
        this.meansFolder = log.path().endsWith("/");
        this.disk = disk;
        this.family = meansFolder || isPattern() || disk.isFolder(path);
    }

    /** Whether it is a family of files rather than one that is written under one name. */
    boolean isFamily() {
        return family;
    }

    /** Whether a folder holds logs of more than one kind. */
    boolean isMixed() {
        return mixed;
    }

    private boolean isPattern() {
        return FollowedLog.isPattern(path.toString());
    }

    /** What changes when something was created, renamed or deleted: the file being written, or the folder of a family. */
    @Nullable
    FileStat watched() throws IOException {
        if (!family) {
            return disk.stat(path);
        }
        return disk.stat(isPattern() ? folder(path) : path);
    }

    /** All files, the oldest first, the one being written last. Of a file and its compressed copy, the file. */
    List<LogOnDisk> list() throws IOException {
        family = family || disk.isFolder(path);
        List<LogOnDisk> found = family ? family() : generations(disk.real(path));
        Set<Path> paths = new HashSet<>();
        found.forEach(f -> paths.add(f.path()));
        found.removeIf(f -> {
            String name = nameOf(f.path());
            String plain = RotatedName.plain(name);
            return !plain.equals(name) && paths.contains(f.path().resolveSibling(plain));
        });
        return found;
    }

    /** The file being written and what rotation made of it. */
    private List<LogOnDisk> generations(Path live) throws IOException {
        String liveName = nameOf(live);
        RotatedName own = RotatedName.of(liveName);
        List<LogOnDisk> found =
                find(folder(live), own.base(), name -> isOld(name, liveName) || isOfKind(RotatedName.of(name), own));
        boolean dated = own.date().length() >= DATE;
        found.replaceAll(f -> named(f, dated, path.toString()));
        List<LogOnDisk> last = new ArrayList<>();
        found.removeIf(f -> f.path().equals(live) && last.add(f));
        found.sort(order(found));
        found.addAll(last);
        return found;
    }

    private static boolean isOld(String name, String liveName) {
        return name.startsWith(liveName) && OLD.contains(name.substring(liveName.length()));
    }

    private static boolean isOfKind(RotatedName name, RotatedName other) {
        return name.base().equals(other.base()) && name.type().equals(other.type());
    }

    private List<LogOnDisk> family() throws IOException {
        Predicate<String> member = name -> !name.startsWith(".");
        Path folder = path;
        if (isPattern()) {
            folder = folder(path);
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + nameOf(path));
            member = name -> matcher.matches(Path.of(name)) || matcher.matches(Path.of(RotatedName.plain(name)));
        }
        List<LogOnDisk> found = find(folder, isPattern() ? beginning(nameOf(path)) : "", member);
        if (!isPattern()) {
            found = ofOneKind(found);
        }
        boolean dated = found.stream().allMatch(f -> f.rotated().date().length() >= DATE);
        Path where = folder;
        found.replaceAll(f -> named(
                f, dated, where.resolve(f.rotated().base() + f.rotated().type()).toString()));
        // A rotation leaves the file being written without date and number; days of the week have neither.
        List<LogOnDisk> live = new ArrayList<>();
        found.removeIf(f -> f.rotated().number() == 0 && f.rotated().date().isEmpty() && live.add(f));
        found.sort(order(found));
        live.sort(BY_AGE);
        found.addAll(live);
        return found;
    }

    /** Those of the kind that was written last. */
    private List<LogOnDisk> ofOneKind(List<LogOnDisk> found) {
        TreeMap<String, List<LogOnDisk>> kinds = new TreeMap<>();
        for (LogOnDisk file : found) {
            kinds.computeIfAbsent(file.rotated().base() + file.rotated().type(), k -> new ArrayList<>())
                    .add(file);
        }
        mixed = kinds.size() > 1;
        List<LogOnDisk> best = new ArrayList<>();
        for (List<LogOnDisk> kind : kinds.values()) {
            kind.sort(BY_AGE);
            if (best.isEmpty() || BY_AGE.compare(last(kind), last(best)) > 0) {
                best = kind;
            }
        }
        return best;
    }

    private static LogOnDisk last(List<LogOnDisk> files) {
        return files.get(files.size() - 1);
    }

    private static Comparator<LogOnDisk> order(List<LogOnDisk> leftovers) {
        if (leftovers.stream().allMatch(f -> !f.rotated().date().isEmpty())) {
            return BY_DATE;
        }
        return leftovers.stream()
                        .allMatch(
                                f -> f.rotated().date().isEmpty() && f.rotated().number() > 0)
                ? BY_NUMBER
                : BY_AGE;
    }

    /** What all names begin with that fit a pattern. */
    private static String beginning(String pattern) {
        int end = 0;
        while (end < pattern.length() && "*?[{\\".indexOf(pattern.charAt(end)) < 0) {
            end++;
        }
        return pattern.substring(0, end);
    }

    private List<LogOnDisk> find(Path folder, String prefix, Predicate<String> member) throws IOException {
        List<LogOnDisk> found = new ArrayList<>();
        for (Path file : disk.files(folder, prefix)) {
            String name = nameOf(file);
            if (member.test(name)) {
                FileStat stat = disk.stat(file);
                if (stat != null) {
                    found.add(new LogOnDisk(file, stat, RotatedName.of(name), "", false));
                }
            }
        }
        return found;
    }

    private static LogOnDisk named(LogOnDisk file, boolean dated, String undatedName) {
        String name = RotatedName.plain(file.path().toString());
        return new LogOnDisk(file.path(), file.stat(), file.rotated(), dated ? name : undatedName, dated);
    }

    private static String nameOf(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static Path folder(Path path) {
        Path folder = path.getParent();
        return folder == null ? Path.of("") : folder;
    }
}
