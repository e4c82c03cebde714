// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.formats.LogLine;
import dev.postern.monitor.follow.FileFollower;
import dev.postern.monitor.follow.Position;
import dev.postern.monitor.follow.StartAt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    @TempDir
    Path folder;

    private long nanos;

    private Spool open(Quota quota) throws IOException {
        return open(quota, NOW);
    }

    private Spool open(Quota quota, Instant now) throws IOException {
        return Spool.open(folder.resolve("log"), quota, InstantSource.fixed(now));
    }

    private static void append(Spool spool, String... lines) throws IOException {
        byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        spool.sync(spool.append(bytes, bytes.length));
    }

    private FileFollower follow(Spool spool, @Nullable Position from) {
        return new FileFollower(spool.log(), from, StartAt.BEGINNING, () -> nanos);
    }

    private List<String> read(FileFollower follower) throws IOException {
        List<String> lines = new ArrayList<>();
        LogLine line = new LogLine();
        for (int i = 0; i < 100; i++) {
            nanos += 300_000_000L;
            while (follower.next(line)) {
                if (!line.text().startsWith("-- ")) {
                    lines.add(line.text());
                }
            }
        }
        return lines;
    }

    @Test
    void what_is_appended_is_followed_in_its_order_across_files_and_starts() throws Exception {
        List<String> sent = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        Position place = null;
        Random random = new Random(7);
        for (int start = 0; start < 6; start++) {
            // the clock goes back in between
            Instant now = start == 3 ? NOW.minusSeconds(200_000) : NOW.plusSeconds(start * 50_000L);
            try (Spool spool = open(new Quota(1L << 30), now)) {
                for (int i = 0; i < 40; i++) {
                    String line = start + " " + i + " same ".repeat(1_000 + random.nextInt(10_000));
                    sent.add(line);
                    append(spool, line);
                }
                try (FileFollower follower = follow(spool, place)) {
                    seen.addAll(read(follower));
                    place = follower.place();
                }
            }
        }
        assertThat(seen).isEqualTo(sent);
    }

    @Test
    void lines_that_repeat_are_all_read_though_files_begin_alike() throws Exception {
        List<String> seen = new ArrayList<>();
        Position place = null;
        for (int start = 0; start < 5; start++) {
            try (Spool spool = open(new Quota(1L << 30));
                    FileFollower follower = follow(spool, place)) {
                append(spool, "the same ".repeat(300));
                seen.addAll(read(follower));
                place = follower.place();
            }
        }
        assertThat(seen).hasSize(5);
    }

    @Test
    void a_line_that_was_not_written_to_its_end_is_cut_off() throws Exception {
        Path file;
        try (Spool spool = open(new Quota(1L << 30))) {
            append(spool, "whole");
            file = spool.files().get(0);
        }
        Files.writeString(file, "ha" + "l".repeat(200_000) + "f", StandardOpenOption.APPEND);

        try (Spool spool = open(new Quota(1L << 30));
                FileFollower follower = follow(spool, null)) {
            append(spool, "next");
            assertThat(read(follower)).containsExactly("whole", "next");
        }
    }

    @Test
    void a_full_spool_takes_no_more_until_what_was_read_is_released() throws Exception {
        Quota quota = new Quota(200_000);
        try (Spool spool = open(quota);
                FileFollower follower = follow(spool, null)) {
            String line = "x".repeat(9_000);
            int taken = 0;
            while (quota.used() + 9_200 < quota.most()) {
                append(spool, line);
                taken++;
            }
            assertThatThrownBy(() -> append(spool, line)).isInstanceOf(SpoolFullException.class);
            assertThat(read(follower)).hasSize(taken);
            spool.release(Position.START);
            assertThatThrownBy(() -> append(spool, line)).isInstanceOf(SpoolFullException.class);

            spool.release(follower.place());

            append(spool, line);
            assertThat(read(follower)).containsExactly(line);
            assertThat(quota.used())
                    .isEqualTo(spool.files().stream()
                            .mapToLong(file -> file.toFile().length())
                            .sum());
        }
    }

    @Test
    void files_are_kept_that_a_place_needs() throws Exception {
        try (Spool spool = open(new Quota(1 << 20))) {
            Position place = null;
            try (FileFollower follower = follow(spool, null)) {
                LogLine line = new LogLine();
                for (int i = 0; i < 60; i++) {
                    append(spool, i + " ".repeat(9_000));
                }
                while (!line.text().startsWith("30 ")) {
                    nanos += 100_000_000L;
                    follower.next(line);
                }
                place = follower.place();
            }
            int before = spool.files().size();
            spool.release(place);
            assertThat(spool.files()).hasSizeLessThan(before);

            try (FileFollower again = follow(spool, place)) {
                assertThat(read(again).stream().map(String::strip).toList())
                        .isEqualTo(IntStream.range(31, 60)
                                .mapToObj(Integer::toString)
                                .toList());
            }
        }
    }

    @Test
    void several_who_wait_are_all_safe() throws Exception {
        try (Spool spool = open(new Quota(1L << 30))) {
            List<Thread> threads = IntStream.range(0, 8)
                    .mapToObj(number -> new Thread(() -> {
                        try {
                            for (int i = 0; i < 50; i++) {
                                append(spool, number + " " + i);
                            }
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }))
                    .toList();
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            try (FileFollower follower = follow(spool, null)) {
                assertThat(read(follower)).hasSize(400).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void a_file_that_somebody_has_deleted_does_not_keep_later_ones_from_being_released() throws Exception {
        Quota quota = new Quota(1 << 22);
        try (Spool spool = open(quota)) {
            String line = "x".repeat(60_000);
            for (int i = 0; i < 8; i++) {
                append(spool, line);
                append(spool, line);
                append(spool, line);
            }
            FileFollower follower = follow(spool, null);
            read(follower);
            Files.delete(spool.files().get(0));

            spool.release(follower.place());

            assertThat(spool.files()).hasSize(1);
            assertThat(quota.used()).isEqualTo(Files.size(spool.files().get(0)));
        }
    }
}
