// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.formats.LineReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFollowerTest {
    private static final String BANNER = "mysqld, Version: 8.0.31. started with:\n";

    @TempDir
    Path folder;

    private Path path;
    private RotatingLog log;

    @BeforeEach
    void log() {
        path = folder.resolve("error.log");
        log = new RotatingLog(path);
    }

    private Follow follow(StartAt startAt) {
        return new Follow(path.toString(), startAt);
    }

    @Test
    void waits_for_a_file_that_appears_later() throws IOException {
        Follow follow = follow(StartAt.END);
        assertThat(follow.texts()).isEmpty();

        log.append("a\nb\n");

        assertThat(follow.texts()).containsExactly("a", "b");
    }

    @Test
    void gives_a_line_only_when_it_is_complete() throws IOException {
        Follow follow = follow(StartAt.BEGINNING);
        log.append("a\r\nb");

        assertThat(follow.texts()).containsExactly("a\r");
        log.append("c\n");
        assertThat(follow.texts()).containsExactly("bc");
        assertThat(follow.follower().position()).isEqualTo(6);
        assertThat(follow.follower().behind()).isZero();
    }

    @Test
    void starts_behind_the_last_complete_line_on_request() throws IOException {
        log.append("a\nb\nc");
        Follow follow = follow(StartAt.END);

        assertThat(follow.texts()).isEmpty();
        follow.restart();
        log.append("d\n");

        assertThat(follow.texts()).containsExactly("cd");
    }

    @Test
    void leaves_older_leftovers_alone_at_its_first_start() throws IOException {
        RotatingLog.append(log.numbered(1), "older\n");
        RotatingLog.append(log.numbered(2), "oldest\n");
        log.append("a\n");
        Follow follow = follow(StartAt.BEGINNING);

        assertThat(follow.texts()).containsExactly("a");
        log.rename();
        follow.restart();
        log.append("b\n");

        assertThat(follow.texts()).containsExactly("b");
        assertThat(follow.problems()).isEmpty();
    }

    @Test
    void gives_an_unended_line_when_the_file_was_rotated_away_and_stays_as_it_is() throws IOException {
        Follow follow = follow(StartAt.BEGINNING);
        log.append("a\nlast");
        assertThat(follow.texts()).containsExactly("a");
        log.rename();
        log.append("b\n");

        assertThat(follow.poll()).isEmpty();
        RotatingLog.append(log.numbered(1), " word");

        assertThat(follow.texts()).containsExactly("last word", "b");
    }

    @Test
    void reports_a_file_that_is_gone_before_it_was_read() throws IOException {
        Follow follow = follow(StartAt.BEGINNING);
        log.append("a\n");
        String name = follow.poll().get(0).file();
        log.append("unread\n");
        Position place = follow.follower().place();
        Files.delete(path);
        log.append("b\n");
        follow.restartAt(place);

        assertThat(follow.texts()).containsExactly("b");
        assertThat(follow.problems())
                .containsExactly(
                        new FollowProblem(
                                FollowProblem.Kind.LOST,
                                name
                                        + ": gone or truncated after line 1 (byte 2); what was written to it behind that, if anything, is lost"));
    }

    @Test
    void reads_on_in_a_file_that_was_deleted_while_it_was_open() throws IOException {
        Follow follow = follow(StartAt.BEGINNING);
        log.append("a\nb\n");
        assertThat(follow.poll(1)).hasSize(1);
        Files.delete(path);
        log.append("c\n");

        assertThat(follow.texts()).containsExactly("b", "c");
        assertThat(follow.problems()).isEmpty();
    }

    @Test
    void reports_a_truncation_that_left_no_copy() throws IOException {
        Follow follow = follow(StartAt.BEGINNING);
        log.append("a long first line\n");
        follow.texts();
        Files.write(path, "b\n".getBytes(StandardCharsets.UTF_8));

        assertThat(follow.texts()).containsExactly("b");
        assertThat(follow.kinds()).containsExactly(FollowProblem.Kind.LOST);
    }

    @Test
    void sees_a_truncation_although_the_file_has_grown_beyond_its_place_since() throws IOException {
        Follow follow = follow(StartAt.BEGINNING);
        log.append("a\n");
        follow.texts();
        log.append("b\n");
        log.copyAndTruncate();
        log.append("c, which is longer\n");

        assertThat(follow.texts()).containsExactly("b", "c, which is longer");
        assertThat(follow.problems()).isEmpty();
    }

    @Test
    void is_content_with_a_copy_that_lacks_what_it_has_read_already() throws IOException {
        Follow follow = follow(StartAt.BEGINNING);
        log.append("x".repeat(2000) + "\n");
        assertThat(follow.texts()).hasSize(1);
        Files.copy(path, log.numbered(1));
        log.append("a\n");
        assertThat(follow.texts()).containsExactly("a");
        Files.write(path, "b\n".getBytes(StandardCharsets.UTF_8));

        assertThat(follow.texts()).containsExactly("b");
        assertThat(follow.problems()).isEmpty();
    }

    @Test
    void is_not_deceived_by_a_copy_of_the_file_it_starts_with() throws IOException {
        log.append("x".repeat(2000) + "\n");
        Files.copy(path, log.numbered(1));
        Follow follow = follow(StartAt.BEGINNING);
        assertThat(follow.texts()).hasSize(1);
        follow.restart();
        log.append("a\n");
        assertThat(follow.texts()).containsExactly("a");
        log.rename();
        log.append("b\n");
        follow.restart();

        assertThat(follow.texts()).containsExactly("b");
        assertThat(follow.problems()).isEmpty();
    }

    @Test
    void is_not_deceived_by_files_that_begin_alike() throws IOException {
        FaultyDisk disk = new FaultyDisk();
        Follow follow = new Follow(path.toString(), StartAt.BEGINNING, disk);
        log.append(BANNER);
        assertThat(follow.texts()).hasSize(1);
        log.rename();
        log.append(BANNER + "a\n");
        assertThat(follow.texts()).hasSize(2);
        log.rename();
        log.append(BANNER + "b\n");
        follow.restart();

        List<Follow.Given> given = follow.settle();

        assertThat(given).extracting(Follow.Given::text).endsWith("b").hasSize(2);
        assertThat(given.get(0).file()).endsWith("@3");
        assertThat(follow.problems()).isEmpty();
    }

    @Test
    void does_not_take_a_new_file_for_the_old_one_because_of_its_inode() throws IOException {
        FaultyDisk disk = new FaultyDisk();
        Follow follow = new Follow(path.toString(), StartAt.BEGINNING, disk);
        log.append("a\nb\n");
        assertThat(follow.poll(1)).hasSize(1);
        Position place = follow.follower().place();
        log.rename();
        log.compress(1, true);
        log.append("c\nd\n");
        disk.reuse(place.inode(), path);
        follow.restartAt(place);

        assertThat(follow.texts()).containsExactly("b", "c", "d");
    }

    @Test
    void follows_a_link_from_one_dated_file_to_the_next() throws IOException {
        Path first = folder.resolve("postgresql-2026-11-22.log");
        Path second = folder.resolve("postgresql-2026-11-23.log");
        Path link = folder.resolve("current");
        RotatingLog.append(first, "a\n");
        Files.createSymbolicLink(link, first.getFileName());
        Follow follow = new Follow(link.toString(), StartAt.BEGINNING);
        assertThat(follow.settle()).extracting(Follow.Given::file).containsExactly(first.toString());
        RotatingLog.append(first, "b\n");
        RotatingLog.append(second, "c\n");
        Files.delete(link);
        Files.createSymbolicLink(link, second.getFileName());

        assertThat(follow.settle()).extracting(Follow.Given::file).containsExactly(first.toString(), second.toString());
    }

    @Test
    void goes_on_when_the_folder_is_made_anew() throws IOException {
        Path logs = Files.createDirectory(folder.resolve("logs"));
        Follow follow = new Follow(logs + "/", StartAt.BEGINNING);
        Path file = logs.resolve("postgresql-2026-11-22.log");
        RotatingLog.append(file, "a\n");
        assertThat(follow.texts()).containsExactly("a");
        Files.delete(file);
        Files.delete(logs);
        assertThat(follow.texts()).isEmpty();
        Files.createDirectory(logs);
        RotatingLog.append(file, "b\n");

        List<Follow.Given> given = follow.settle();

        assertThat(given).extracting(Follow.Given::text).containsExactly("b");
        assertThat(given.get(0).file()).isEqualTo(file + "@2");
    }

    @Test
    void says_that_a_folder_holds_several_logs() throws IOException {
        RotatingLog.append(folder.resolve("postgresql-2026-11-22.log"), "a\n");
        RotatingLog.append(folder.resolve("mysql-2026-11-22.log"), "b\n");
        Follow follow = new Follow(folder + "/", StartAt.BEGINNING);

        assertThat(follow.texts()).hasSize(1);
        assertThat(follow.kinds()).containsExactly(FollowProblem.Kind.MIXED);
    }

    @Test
    void tries_again_when_a_file_cannot_be_read() throws IOException {
        FaultyDisk disk = new FaultyDisk();
        Follow follow = new Follow(path.toString(), StartAt.BEGINNING, disk);
        log.append("a\n");
        disk.deny(path);

        assertThatThrownBy(follow::poll).isInstanceOf(AccessDeniedException.class);
        follow.pass(100);
        assertThatThrownBy(follow::poll).isInstanceOf(AccessDeniedException.class);
        disk.allowAll();

        assertThat(follow.texts()).containsExactly("a");
    }

    @Test
    void passes_over_a_leftover_that_stays_unreadable_and_says_so() throws IOException {
        FaultyDisk disk = new FaultyDisk();
        Follow follow = new Follow(path.toString(), StartAt.BEGINNING, disk);
        log.append("a\n");
        follow.texts();
        log.rename();
        log.append("unreadable\n");
        log.rename();
        log.append("b\n");
        disk.deny(log.numbered(1));

        assertThatThrownBy(follow::settle).isInstanceOf(AccessDeniedException.class);
        follow.pass(60);
        assertThatThrownBy(follow::poll).isInstanceOf(AccessDeniedException.class);

        assertThat(follow.texts()).containsExactly("b");
        assertThat(follow.kinds()).containsExactly(FollowProblem.Kind.UNREADABLE);
    }

    @Test
    void asks_the_disk_once_when_nothing_has_changed() throws IOException {
        FaultyDisk disk = new FaultyDisk();
        Follow follow = new Follow(path.toString(), StartAt.BEGINNING, disk);
        log.append("a\n");
        follow.texts();
        disk.takeAsked();

        follow.poll();

        assertThat(disk.takeAsked()).isEqualTo(1);
    }

    @Test
    void cuts_a_line_without_end() throws IOException {
        Follow follow = follow(StartAt.BEGINNING);
        for (int i = 0; i < 10; i++) {
            log.append("x".repeat(1 << 20));
            assertThat(follow.poll()).isEmpty();
        }
        log.append("\nb\n");

        List<Follow.Given> given = follow.poll();

        assertThat(given.get(0).text()).hasSize(LineReader.MAX_LINE);
        assertThat(given.get(1).text()).isEqualTo("b");
        assertThat(given.get(1).offset()).isEqualTo(10 * (1 << 20) + 1);
    }

    @Test
    void waits_for_zeros_at_the_end_to_be_filled() throws IOException {
        Follow follow = follow(StartAt.BEGINNING);
        log.append("a\n\0\0\0\0");
        assertThat(follow.texts()).containsExactly("a");
        Files.write(path, "a\nb\nc\n".getBytes(StandardCharsets.UTF_8));

        assertThat(follow.texts()).containsExactly("b", "c");
        assertThat(follow.problems()).isEmpty();
    }

    @Test
    void passes_over_the_hole_that_a_writer_without_append_mode_leaves() throws IOException {
        Follow follow = follow(StartAt.BEGINNING);
        log.append("a\n");
        follow.texts();
        log.copyAndTruncate();
        log.append("\0".repeat(3_000_000) + "b\n");

        assertThat(follow.texts()).containsExactly("b");
        assertThat(follow.kinds()).containsExactly(FollowProblem.Kind.HOLE);
    }

    @Test
    void skips_a_byte_order_mark_and_refuses_utf_16() throws IOException {
        Files.write(path, "\uFEFFa\n".getBytes(StandardCharsets.UTF_8));
        assertThat(follow(StartAt.BEGINNING).texts()).containsExactly("a");

        Files.write(path, "a line\n".getBytes(StandardCharsets.UTF_16LE));
        assertThatThrownBy(follow(StartAt.BEGINNING)::poll).hasMessageContaining("UTF-16");
    }

    @Test
    void gives_the_file_from_its_start_for_recognition() throws IOException {
        Follow follow = follow(StartAt.BEGINNING);
        assertThat(follow.follower().current().open().readAllBytes()).isEmpty();
        log.append("a\nb\n");
        Follow.Given first = follow.poll(1).get(0);
        log.rename();

        assertThat(follow.follower().current().name()).isEqualTo(first.file());
        assertThat(follow.follower().current().open()).hasContent("a\nb\n");
        assertThat(follow.texts()).containsExactly("b");
    }

    @Test
    void a_position_survives_being_stored() throws IOException {
        Follow follow = follow(StartAt.BEGINNING);
        log.append("a\n");
        follow.texts();
        Position place = follow.follower().place();

        assertThat(Position.decode(place.encode())).isEqualTo(place);
        assertThatThrownBy(() -> Position.decode(new byte[] {9})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Position.decode(new byte[] {1})).isInstanceOf(IllegalArgumentException.class);
    }
}
