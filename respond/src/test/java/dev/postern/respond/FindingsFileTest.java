// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsFileTest {
    @TempDir
    private Path folder;

    private Path file;
    private FindingsFile sink;

    @BeforeEach
    void openSink() {
        file = folder.resolve("out").resolve("findings.jsonl");
        sink = new FindingsFile("sink", file);
    }

    private static String line(String id, long version) throws Exception {
        return EventBridgeEvent.of(Deliveries.of(id, version)).json();
    }

    private void deliver(String id, long version) throws Exception {
        sink.deliver(Deliveries.of(id, version));
    }

    private List<String> lines(String name) throws Exception {
        Path path = file.resolveSibling(name);
        return Files.exists(path) ? Files.readAllLines(path) : List.of();
    }

    @Test
    void each_event_is_a_line() throws Exception {
        deliver("f1", 1);
        deliver("f2", 1);
        deliver("f1", 2);

        assertThat(Files.readString(file))
                .isEqualTo(line("f1", 1) + "\n" + line("f2", 1) + "\n" + line("f1", 2) + "\n");
    }

    @Test
    void what_comes_twice_is_the_same_line_twice() throws Exception {
        deliver("f1", 1);
        deliver("f1", 1);

        assertThat(lines("findings.jsonl")).containsExactly(line("f1", 1), line("f1", 1));
    }

    @Test
    void a_line_that_a_crash_cut_off_at_any_place_goes_and_its_event_comes_again() throws Exception {
        String torn = line("f2", 1);
        for (int cut = 1; cut <= torn.length(); cut++) {
            Files.deleteIfExists(file);
            deliver("f1", 1);
            Files.writeString(file, torn.substring(0, cut), StandardOpenOption.APPEND);

            deliver("f2", 1);

            assertThat(lines("findings.jsonl")).containsExactly(line("f1", 1), torn);
        }
    }

    @Test
    void a_torn_line_may_be_long_the_only_one_or_all_zeros() throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, line("f1", 1) + " ".repeat(200_000));
        deliver("f2", 1);
        assertThat(lines("findings.jsonl")).containsExactly(line("f2", 1));

        Files.write(file, new byte[70_000], StandardOpenOption.APPEND);
        deliver("f3", 1);
        assertThat(lines("findings.jsonl")).containsExactly(line("f2", 1), line("f3", 1));
    }

    @Test
    void a_file_that_is_somebody_elses_is_left_as_it_is() throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "my diary\n\ntoday I");

        assertThatThrownBy(() -> deliver("f1", 1))
                .isInstanceOfSatisfying(
                        DeliveryException.class,
                        e -> assertThat(e.isRetryable()).isTrue())
                .hasMessage("cannot write " + file + ": its last line is cut off, and is no event; move the file away");
        assertThat(Files.readString(file)).isEqualTo("my diary\n\ntoday I");
    }

    @Test
    void a_full_file_is_moved_away_and_the_oldest_goes() throws Exception {
        sink = new FindingsFile("sink", file, 2L * (line("f1", 1).length() + 1), 2);
        for (int version = 1; version <= 7; version++) {
            deliver("f1", version);
        }

        assertThat(lines("findings.jsonl")).containsExactly(line("f1", 7));
        assertThat(lines("findings.jsonl.1")).containsExactly(line("f1", 5), line("f1", 6));
        assertThat(lines("findings.jsonl.2")).containsExactly(line("f1", 3), line("f1", 4));
        assertThat(file.resolveSibling("findings.jsonl.3")).doesNotExist();
    }

    @Test
    void an_event_larger_than_a_file_gets_one_of_its_own() throws Exception {
        sink = new FindingsFile("sink", file, 1, 5);
        deliver("f1", 1);
        deliver("f1", 2);

        assertThat(lines("findings.jsonl")).containsExactly(line("f1", 2));
        assertThat(lines("findings.jsonl.1")).containsExactly(line("f1", 1));
    }

    @Test
    void a_crash_between_two_moves_of_a_rotation_loses_nothing() throws Exception {
        sink = new FindingsFile("sink", file, 1, 3);
        for (int version = 1; version <= 3; version++) {
            deliver("f1", version);
        }
        Files.move(file.resolveSibling("findings.jsonl.2"), file.resolveSibling("findings.jsonl.3"));
        Files.move(file.resolveSibling("findings.jsonl.1"), file.resolveSibling("findings.jsonl.2"));

        deliver("f1", 4);

        List<String> all = new ArrayList<>();
        for (String suffix : List.of(".3", ".2", ".1", "")) {
            all.addAll(lines("findings.jsonl" + suffix));
        }
        assertThat(all).containsExactly(line("f1", 1), line("f1", 2), line("f1", 3), line("f1", 4));
    }

    @Test
    void another_program_may_move_the_file_away_or_empty_it() throws Exception {
        deliver("f1", 1);
        Files.move(file, file.resolveSibling("away"));
        deliver("f1", 2);
        assertThat(lines("findings.jsonl")).containsExactly(line("f1", 2));

        Files.writeString(file, "");
        deliver("f1", 3);
        assertThat(lines("findings.jsonl")).containsExactly(line("f1", 3));
    }

    @Test
    void a_folder_that_cannot_be_made_is_a_failure_that_may_pass() throws Exception {
        Files.writeString(folder.resolve("out"), "a file");
        assertThatThrownBy(() -> deliver("f1", 1))
                .isInstanceOfSatisfying(
                        DeliveryException.class,
                        e -> assertThat(e.isRetryable()).isTrue())
                .hasMessageStartingWith("cannot write " + file);

        Files.delete(folder.resolve("out"));
        deliver("f1", 1);
        assertThat(lines("findings.jsonl")).containsExactly(line("f1", 1));
    }

    @Test
    void a_link_is_followed_and_a_folder_is_no_file() throws Exception {
        Files.createDirectories(file.getParent());
        Path target = folder.resolve("target.jsonl");
        Files.createSymbolicLink(file, target);
        deliver("f1", 1);
        assertThat(Files.readAllLines(target)).containsExactly(line("f1", 1));

        Files.delete(file);
        Files.createDirectories(file);
        assertThatThrownBy(() -> deliver("f1", 1)).hasMessageEndingWith("it is not a regular file");
    }
}
