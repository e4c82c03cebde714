// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is done to a log, in whatever order, each line is given once, in order, and under one name for ever. */
class RandomRotationTest {
    private static final int SCRIPTS = 60;
    private static final int STEPS = 120;

    @TempDir
    Path folder;

    private final List<String> written = new ArrayList<>();
    private final List<Follow.Given> given = new ArrayList<>();
    private final Map<Integer, String> places = new HashMap<>();
    private int number;

    static IntStream seeds() {
        return IntStream.range(0, SCRIPTS);
    }

    /** Lines of different lengths, so that files are shorter and longer than what is fingerprinted. */
    private String line(Random random) {
        String text = "2026-11-22 08:" + number++ + " connection authorized " + "x".repeat(random.nextInt(60));
        written.add(text);
        return text + "\n";
    }

    private String lines(Random random) {
        StringBuilder all = new StringBuilder();
        for (int n = random.nextInt(random.nextInt(10) == 0 ? 400 : 8); n >= 0; n--) {
            all.append(line(random));
        }
        return all.toString();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void one_file_that_is_renamed_copied_and_compressed(int seed) throws IOException {
        Random random = new Random(seed);
        Path path = folder.resolve("postgresql.log");
        RotatingLog log = new RotatingLog(path);
        Follow follow = new Follow(path.toString(), StartAt.BEGINNING);
        if (random.nextBoolean()) {
            RotatingLog.append(log.numbered(1), "older than the first start\n".repeat(random.nextInt(1, 80)));
        }
        log.append(lines(random));
        take(follow, Integer.MAX_VALUE); // from here on nothing may be lost
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(12)) {
                case 0 -> rename(log, random);
                case 1 -> log.copyAndTruncate();
                case 2 -> log.compress(random.nextInt(1, 5), random.nextBoolean());
                case 3, 4 -> restart(follow, random);
                case 5, 6 -> take(follow, Integer.MAX_VALUE);
                case 7 -> take(follow, random.nextInt(5));
                case 8 -> follow.pass(random.nextInt(4));
                case 9 -> partialLine(log, follow, random);
                default -> log.append(lines(random));
            }
        }
        log.append(line(random));
        settle(follow);
        assertAllGiven(follow);
    }

    private void rename(RotatingLog log, Random random) throws IOException {
        log.rename();
        if (random.nextBoolean()) {
            RotatingLog.append(log.numbered(1), lines(random)); // the writer notices later
        }
        if (random.nextInt(3) == 0) {
            String last = line(random);
            RotatingLog.append(log.numbered(1), last.substring(0, last.length() - 1)); // and stops without a newline
        }
        log.append(random.nextInt(4) == 0 ? "" : lines(random));
    }

    private void partialLine(RotatingLog log, Follow follow, Random random) throws IOException {
        String line = line(random);
        int cut = random.nextInt(line.length());
        log.append(line.substring(0, cut));
        take(follow, Integer.MAX_VALUE);
        if (random.nextBoolean()) {
            restart(follow, random);
            take(follow, Integer.MAX_VALUE);
        }
        log.append(line.substring(cut));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void dated_files_in_a_folder(int seed) throws IOException {
        Random random = new Random(seed);
        String log = random.nextBoolean() ? folder + "/" : folder + "/postgresql-*.log";
        Follow follow = new Follow(log, StartAt.BEGINNING);
        int day = 0;
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(10)) {
                case 0 -> day++;
                case 1 -> compressOneBefore(day, random);
                case 2, 3 -> restart(follow, random);
                case 4, 5 -> take(follow, Integer.MAX_VALUE);
                case 6 -> take(follow, random.nextInt(5));
                case 7 -> follow.pass(random.nextInt(4));
                default -> RotatingLog.append(file(day), lines(random));
            }
        }
        RotatingLog.append(file(day), line(random));
        settle(follow);
        assertAllGiven(follow);
        assertThat(given).extracting(Follow.Given::file).allMatch(name -> name.endsWith(".log"));
    }

    private void compressOneBefore(int day, Random random) throws IOException {
        if (day > 0) {
            RotatingLog.compress(file(random.nextInt(day)), random.nextBoolean());
        }
    }

    private Path file(int day) {
        return folder.resolve("postgresql-2026-%02d-%02d.log".formatted(1 + day / 28, 1 + day % 28));
    }

    /** Starts again at the last place, or at an earlier one. */
    private void restart(Follow follow, Random random) throws IOException {
        int back = random.nextInt(4) == 0 ? random.nextInt(30) : 0;
        int index = given.size() - 1 - back;
        if (back == 0 || index < 0) {
            follow.restart();
            return;
        }
        follow.restartAt(given.get(index).place());
        given.subList(index + 1, given.size()).clear();
    }

    private void take(Follow follow, int most) throws IOException {
        keep(follow.poll(most));
    }

    private void settle(Follow follow) throws IOException {
        for (int round = 0; round < 12; round++) {
            keep(follow.settle());
        }
    }

    private void keep(List<Follow.Given> lines) {
        for (Follow.Given line : lines) {
            String place = line.file() + ":" + line.number() + ":" + line.offset();
            String first = places.putIfAbsent(given.size(), place);
            assertThat(place).isEqualTo(first == null ? place : first);
            given.add(line);
        }
    }

    private void assertAllGiven(Follow follow) throws IOException {
        assertThat(given).extracting(Follow.Given::text).isEqualTo(written);
        assertThat(follow.problems()).isEmpty();
        assertThat(follow.follower().behind()).isZero();
        Set<String> distinct = new HashSet<>(places.values());
        assertThat(distinct).hasSameSizeAs(written);
        follow.follower().close();
    }
}
