// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.follow;

import dev.postern.formats.Lines;
import dev.postern.formats.LogFile;
import dev.postern.formats.LogLine;
import dev.postern.kernel.SourceLine;
import java.io.IOException;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Follows one log across rotations by renaming, by copying and truncating, and by dated names, and gives each complete line
 * once. Not for several threads at once.
 *
 * <p>A generation that another one follows is left when it has not grown for {@link #QUIET}; the rest behind its last newline is
 * then a line. Line numbers and offsets are those within the decompressed generation, {@link LogLine#file} is its
 * {@link GenerationName}. A poll that finds nothing new costs two looks at the file system.
 */
public final class FileFollower implements Lines {
    /** So long a file that was rotated away must not have grown, nanoseconds: its writer may not have noticed yet. */
    static final long QUIET = 2_000_000_000L;
    /** So long a dated file, which a writer leaves when it begins the next one, nanoseconds. */
    static final long QUIET_DATED = 200_000_000L;
    /** So long a file may be shorter than it was before it counts as truncated: network file systems lag. */
    static final long SHORTER = 2_000_000_000L;
    /** So long a generation is looked for: files are missing for a moment while they are renamed. */
    static final long MISSING = 5_000_000_000L;
    /** So long a file other than the newest is tried that cannot be read. */
    static final long GIVE_UP = 60_000_000_000L;

    private final Disk disk;
    private final LogSet set;
    private final Watch watch;
    private final Search search;
    private final StartAt startAt;
    private final FollowProblems problems = new FollowProblems();
    private final String log;

    private Position before;
    private String name;
    private @Nullable Generation open;
    private List<LogOnDisk> waiting = List.of();
    private boolean caughtUp;
    private long used;

    private final Since failing;
    private final Since shorter;
    private final Since missing;
    private final Since quiet;

    /**
     * @param log what to follow
     * @param from where to go on, or null when it has never been read
     * @param startAt where to begin then
     */
    public FileFollower(FollowedLog log, @Nullable Position from, StartAt startAt) {
        this(log, from, startAt, System::nanoTime);
    }

    /** @param nanoTime a clock that never goes back, nanoseconds */
    public FileFollower(FollowedLog log, @Nullable Position from, StartAt startAt, LongSupplier nanoTime) {
        this(log, from, startAt, nanoTime, LocalDisk.INSTANCE);
    }

    FileFollower(FollowedLog log, @Nullable Position from, StartAt startAt, LongSupplier nanoTime, Disk disk) {
        this.log = log.path();
        this.disk = disk;
        this.set = new LogSet(log, disk);
        this.watch = new Watch(set, nanoTime);
        this.search = new Search(disk);
        this.startAt = startAt;
        this.before = from == null ? Position.START : from;
        this.name = before.name();
        this.failing = new Since(nanoTime);
        this.shorter = new Since(nanoTime);
        this.missing = new Since(nanoTime);
        this.quiet = new Since(nanoTime);
    }

    /**
     * Moves to the next complete line.
     *
     * @return false when there is none for now; call again later
     * @throws IOException when this try failed; call again later, nothing is lost
     */
    @Override
    public boolean next(LogLine line) throws IOException {
        try {
            caughtUp = false;
            boolean given = advance(line);
            caughtUp = !given;
            failing.end();
            return given;
        } catch (IOException e) {
            boolean enough = failing.lasts(GIVE_UP);
            lookAgain();
            if (enough && passOver(e)) {
                failing.end();
            }
            throw e;
        }
    }

    @Override
    public boolean mayGrow() {
        return true;
    }

    private boolean advance(LogLine line) throws IOException {
        while (true) {
            Generation generation = begun();
            if (generation == null) {
                return false;
            }
            long from = generation.place();
            if (generation.next(line)) {
                return given(generation, line, from);
            }
            Generation.Step step = generation.read();
            if (step == Generation.Step.SHORTER) {
                if (!shorter.lasts(SHORTER)) {
                    return false;
                }
                lookAgain();
            } else if (step == Generation.Step.REPLACED || shorter.end()) {
                lookAgain(); // also at a file that was shorter for a moment: if it is the same, it is found again
            } else if (step == Generation.Step.MORE) {
                quiet.end();
            } else if (!isOver(generation)) {
                leaveUnbegun(generation);
                return false;
            } else if (generation.rest(line)) {
                return given(generation, line, from);
            } else {
                finish(generation);
            }
        }
    }

    /** A generation that another one follows is not left before it is quiet. */
    @Override
    public boolean isHeldUp() {
        return !waiting.isEmpty();
    }

    private @Nullable Generation begun() throws IOException {
        Generation generation = open;
        if (generation == null) {
            generation = findNext();
            open = generation;
            if (generation != null) {
                search.remember(generation.file().stat());
            }
        }
        return generation;
    }

    /** Goes on where it was, in whatever file that is now. */
    private void lookAgain() throws IOException {
        leave();
        watch.expire();
    }

    /**
     * Forgets a generation that has only the beginning of a line: that does not tell it from the next one, if it is truncated.
     */
    private void leaveUnbegun(Generation generation) throws IOException {
        boolean telling = generation.place() > 0 || generation.head().length == Fingerprint.HEAD;
        if (!telling && waiting.isEmpty() && !set.isFamily()) {
            leave();
        }
    }

    private boolean given(Generation generation, LogLine line, long from) {
        if (name.isEmpty()) {
            name = GenerationName.of(generation.file(), generation.head(), before.done());
        }
        line.file = name;
        line.time = null;
        line.process = -1;
        line.shift = 0;
        used += generation.place() - from;
        long zeros = generation.takeZeros();
        if (zeros > 0) {
            problems.add(
                    FollowProblem.Kind.HOLE,
                    name + ":" + line.number + ": " + zeros + " zero bytes before this line were passed over");
        }
        return true;
    }

    /** Whether nothing will be added to a generation any more, and another one follows. */
    private boolean isOver(Generation generation) throws IOException {
        if (generation.isPacked()) {
            return true;
        }
        if (watch.isNewest(generation.file())) {
            waiting = List.of();
            quiet.end();
            return false;
        }
        List<LogOnDisk> files = watch.changed();
        if (files != null) {
            waiting = withContent(search.newer(files, before.done(), generation));
        }
        if (waiting.isEmpty()) {
            quiet.end();
            return false;
        }
        // A writer has surely left a file when there are two newer ones.
        return (waiting.size() > 1 || quiet.lasts(set.isFamily() ? QUIET_DATED : QUIET)) && !generation.hasGrown();
    }

    private static List<LogOnDisk> withContent(List<LogOnDisk> files) {
        return files.stream().filter(f -> !f.isEmpty()).toList();
    }

    private void finish(Generation generation) throws IOException {
        Fingerprint print = generation.print();
        if (print.headLength() > 0) {
            before = before.after(new Done(name, print));
            search.skipNone();
        } else {
            search.skip(generation.file().stat()); // nothing but zeros, or compressed and empty
        }
        name = "";
        quiet.end();
        open = null;
        watch.expire();
        generation.close();
    }

    /** Closes the file; where the reading goes on is kept. */
    private void leave() throws IOException {
        Generation generation = open;
        if (generation != null) {
            before = place();
            open = null;
            shorter.end();
            quiet.end();
            generation.close();
        }
    }

    private @Nullable Generation findNext() throws IOException {
        List<LogOnDisk> files = watch.changed();
        if (files == null) {
            return null;
        }
        if (set.isMixed()) {
            problems.addOnce(
                    FollowProblem.Kind.MIXED,
                    log + ": holds logs of several kinds, of which the one written last is read; give each as a pattern"
                            + " of file names");
        }
        if (!before.begun()) {
            return begin(files);
        }
        search.takeFailure();
        List<LogOnDisk> newer = withContent(search.newer(files, before.done()));
        if (before.isWithin()) {
            Generation found = search.goOn(before, newer);
            if (found != null) {
                missing.end();
                return found;
            }
            if (!isLost(newer)) {
                return null;
            }
            before = before.after(new Done(name, before.print()));
            name = "";
            newer = withContent(search.newer(files, before.done()));
        }
        waiting = newer;
        return newer.isEmpty()
                ? null
                : Generation.begin(newer.get(0), newer.get(0).open(disk));
    }

    /** Whether a generation that was not found will not be; if so, says what that means. */
    private boolean isLost(List<LogOnDisk> newer) throws IOException {
        boolean gone = missing.lasts(MISSING);
        IOException unreadable = search.takeFailure();
        if (search.isReadToTheEnd(before, newer)) {
            missing.end();
            return true;
        }
        if (unreadable != null && !failing.lasts(GIVE_UP)) {
            throw unreadable;
        }
        if (!gone) {
            watch.expire();
            return false;
        }
        missing.end();
        problems.add(
                FollowProblem.Kind.LOST,
                name(before) + ": gone or truncated after line " + before.line() + " (byte " + before.offset()
                        + "); what was written to it behind that, if anything, is lost");
        return true;
    }

    private String name(Position place) {
        return place.name().isEmpty() ? log : place.name();
    }

    /** Looks at the log for the first time. */
    private @Nullable Generation begin(List<LogOnDisk> files) throws IOException {
        List<LogOnDisk> present = withContent(files);
        LogOnDisk newest = newest(files);
        Position begun = Position.BEGUN;
        if (startAt == StartAt.END || !set.isFamily()) {
            for (LogOnDisk file : present) {
                if (!file.equals(newest) || file.isCompressed()) {
                    Fingerprint print = search.beginning(file);
                    // A copy that is being made of the newest one must not make that one look as if it had been read.
                    if (newest == null || file.equals(newest) || !search.isAllOf(print, newest)) {
                        begun = begun.after(new Done("", print));
                    }
                }
            }
        }
        Generation first = null;
        if (startAt == StartAt.END && newest != null && !newest.isCompressed()) {
            first = LastLine.openBehind(newest, disk);
        } else if (startAt == StartAt.BEGINNING && !present.isEmpty()) {
            LogOnDisk file = set.isFamily() ? present.get(0) : newest;
            first = file == null ? null : Generation.begin(file, file.open(disk));
        }
        before = begun;
        return first;
    }

    private @Nullable LogOnDisk newest(List<LogOnDisk> files) throws IOException {
        FileStat live = set.isFamily() ? null : set.watched();
        LogOnDisk last = files.isEmpty() ? null : files.get(files.size() - 1);
        boolean isIt =
                last != null && !last.isEmpty() && (set.isFamily() || (live != null && live.isSameFile(last.stat())));
        return isIt ? last : null;
    }

    /** Leaves a file that cannot be read for the next one; false when there is no next one. */
    private boolean passOver(IOException why) throws IOException {
        List<LogOnDisk> newer = withContent(search.newer(watch.list(), before.done()));
        watch.expire();
        if (newer.size() < 2) {
            return false;
        }
        LogOnDisk unread = newer.get(0);
        String what = before.isWithin() ? name(before) : unread.path().toString();
        problems.add(
                FollowProblem.Kind.UNREADABLE,
                what + ": cannot be read behind line " + before.line() + " (byte " + before.offset() + "), left for "
                        + newer.get(1).path() + ": " + why.getMessage());
        if (before.isWithin()) {
            before = before.after(new Done(name, before.print()));
            name = "";
        }
        search.skip(unread.stat());
        return true;
    }

    /**
     * Where the line after the last one given begins. A follower that is given it goes on with that line, wherever it is by then.
     */
    public Position place() {
        Generation generation = open;
        if (generation == null) {
            return before;
        }
        if (generation.place() == 0) {
            return new Position(true, "", 0, 0, Position.NONE, 0, before.done());
        }
        FileStat stat = generation.file().stat();
        return new Position(
                true, name, stat.device(), stat.inode(), generation.print(), generation.line(), before.done());
    }

    /**
     * Where a line begins that has been given, as {@link #place} would have said before it.
     *
     * @return null when its generation is not being read any more, or is compressed
     * @throws IOException when the file cannot be read
     */
    public @Nullable Position placeBefore(SourceLine line) throws IOException {
        Generation generation = open;
        if (generation == null || generation.isPacked() || !name.equals(line.file())) {
            return null;
        }
        if (line.offset() == 0) {
            return new Position(true, "", 0, 0, Position.NONE, 0, before.done());
        }
        Fingerprint print = generation.printAt(line.offset());
        FileStat stat = generation.file().stat();
        return print == null
                ? null
                : new Position(true, name, stat.device(), stat.inode(), print, line.line() - 1, before.done());
    }

    /** Bytes used up since this follower was made, of all files together. */
    @Override
    public long position() {
        return used;
    }

    /**
     * Bytes on the disk that are still to be read, as far as the last call of {@link #next} has seen them; compressed files count
     * as they lie there. 0 when there is no further line for now.
     */
    public long behind() {
        Generation generation = open;
        long here = generation == null || caughtUp ? 0 : generation.unread();
        return here + waiting.stream().mapToLong(f -> f.stat().size()).sum();
    }

    /** What went wrong or was passed over since the last call. */
    public List<FollowProblem> problems() {
        return problems.take();
    }

    /**
     * The file being read now, or to be read next, to recognise its format; empty when there is none.
     *
     * @throws IOException when this try to find it failed
     */
    public LogFile current() throws IOException {
        begun();
        return new CurrentFile(name.isEmpty() ? log : name, open);
    }

    @Override
    public void close() throws IOException {
        leave();
    }
}
