// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.follow;

import dev.postern.formats.LogLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A follower under a clock that stands still until it is moved, started again as often as one likes. */
final class Follow {
    private final FollowedLog log;
    private final StartAt startAt;
    private final Disk disk;
    private final List<FollowProblem> problems = new ArrayList<>();
    private long nanos = 5_000_000_000_000L;
    private FileFollower follower;

    /** A line as it was given, with the place behind it. */
    record Given(String text, String file, long number, long offset, Position place) {}

    Follow(String log, StartAt startAt) {
        this(log, startAt, LocalDisk.INSTANCE);
    }

    Follow(String log, StartAt startAt, Disk disk) {
        this.log = new FollowedLog(log);
        this.startAt = startAt;
        this.disk = disk;
        this.follower = new FileFollower(this.log, null, startAt, () -> nanos, disk);
    }

    FileFollower follower() {
        return follower;
    }

    void pass(long seconds) {
        nanos += TimeUnit.SECONDS.toNanos(seconds);
    }

    /** All lines that there are now. */
    List<Given> poll() throws IOException {
        return poll(Integer.MAX_VALUE);
    }

    List<Given> poll(int most) throws IOException {
        List<Given> given = new ArrayList<>();
        LogLine line = new LogLine();
        while (given.size() < most && follower.next(line)) {
            given.add(new Given(line.text(), line.file, line.number, line.offset, follower.place()));
        }
        problems.addAll(follower.problems());
        return given;
    }

    /** All lines that come within the next seconds. */
    List<Given> settle() throws IOException {
        List<Given> given = new ArrayList<>();
        for (int second = 0; second < 12; second++) {
            given.addAll(poll());
            pass(1);
        }
        return given;
    }

    List<String> texts() throws IOException {
        return settle().stream().map(Given::text).toList();
    }

    void restart() throws IOException {
        restartAt(follower.place());
    }

    void restartAt(Position place) throws IOException {
        follower.close();
        follower = new FileFollower(log, Position.decode(place.encode()), startAt, () -> nanos, disk);
    }

    List<FollowProblem> problems() {
        return problems;
    }

    List<FollowProblem.Kind> kinds() {
        return problems.stream().map(FollowProblem::kind).toList();
    }
}
