// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.monitor.follow.StartAt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplicationTest {
    private static final String MONDAY = "postgresql-2026-11-23_000000.csv";
    private static final String TUESDAY = "postgresql-2026-11-24_000000.csv";

    @TempDir
    Path folder;

    private final FakeServer server = new FakeServer();
    private OptionalLong reading = OptionalLong.empty();
    private long most = 1_000_000;

    private Replication start(StartAt startAt) throws IOException {
        Mirror mirror = new Mirror(folder);
        return new Replication(mirror, new Housekeeping(mirror, most, () -> reading), startAt);
    }

    private Map<String, String> copies() throws IOException {
        Map<String, String> copies = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (!name.startsWith(".")) {
                    copies.put(name, Files.readString(file));
                }
            }
        }
        return copies;
    }

    @Test
    void copies_grow_with_their_files() throws Exception {
        Replication replication = start(StartAt.BEGINNING);
        server.write(MONDAY, "one\ntw");
        replication.fetch(server, new byte[0]);
        server.write(MONDAY, "o\n");
        server.write(TUESDAY, "three\n");
        replication.fetch(server, new byte[0]);

        assertThat(copies()).isEqualTo(Map.of(MONDAY, "one\ntwo\n", TUESDAY, "three\n"));
    }

    @Test
    void what_is_written_to_an_older_file_after_a_later_one_was_listed_is_fetched() throws Exception {
        Replication replication = start(StartAt.BEGINNING);
        server.write(MONDAY, "one\n");
        server.write(TUESDAY, "two\n");
        replication.fetch(server, new byte[0]);
        server.write(MONDAY, "late\n");
        replication.fetch(server, new byte[0]);

        assertThat(copies()).containsEntry(MONDAY, "one\nlate\n");
    }

    @Test
    void broken_off_after_any_answer_and_started_again_it_comes_to_the_same() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            Replication replication = start(StartAt.BEGINNING);
            server.write(i < 150 ? MONDAY : TUESDAY, "line " + i + "\n");
            server.answer(random.nextInt(4));
            try {
                replication.fetch(server, new byte[0]);
            } catch (SQLException brokenOff) {
                assertThat(brokenOff.getSQLState()).isEqualTo("08006");
            }
        }
        server.answer(100);
        start(StartAt.BEGINNING).fetch(server, new byte[0]);

        assertThat(copies()).isEqualTo(Map.of(MONDAY, server.content(MONDAY), TUESDAY, server.content(TUESDAY)));
    }

    @Test
    void a_copy_that_was_cut_short_is_gone_on_with() throws Exception {
        server.write(MONDAY, "one\ntwo\nthree\n");
        start(StartAt.BEGINNING).fetch(server, new byte[0]);
        Files.writeString(folder.resolve(MONDAY), "one\ntw");
        start(StartAt.BEGINNING).fetch(server, new byte[0]);

        assertThat(copies()).isEqualTo(Map.of(MONDAY, "one\ntwo\nthree\n"));
    }

    @Test
    void a_file_begun_anew_leaves_its_copy_to_be_finished() throws Exception {
        Replication replication = start(StartAt.BEGINNING);
        server.write("postgresql.csv", "old one\nold two\n");
        replication.fetch(server, new byte[0]);
        server.truncate("postgresql.csv");
        server.write("postgresql.csv", "new one\nnew two\nnew three\n"); // longer than what was copied
        replication.fetch(server, new byte[0]);
        server.truncate("postgresql.csv");
        server.write("postgresql.csv", "newest\n");
        replication.fetch(server, new byte[0]);

        assertThat(copies())
                .isEqualTo(Map.of(
                        "postgresql.csv.2", "old one\nold two\n",
                        "postgresql.csv.1", "new one\nnew two\nnew three\n",
                        "postgresql.csv", "newest\n"));
    }

    @Test
    void begun_at_the_end_it_copies_from_the_next_line_on() throws Exception {
        server.write(MONDAY, "monday\n");
        server.write(TUESDAY, "old\nhal");
        start(StartAt.END).fetch(server, new byte[0]);
        server.write(TUESDAY, "f\nnew\n");
        start(StartAt.END).fetch(server, new byte[0]);

        assertThat(copies()).isEqualTo(Map.of(TUESDAY, "half\nnew\n"));
    }

    @Test
    void copies_that_have_been_read_go_and_do_not_come_back() throws Exception {
        server.write(MONDAY, "one\n");
        server.write(TUESDAY, "two\n");
        Replication replication = start(StartAt.BEGINNING);
        replication.fetch(server, new byte[0]);
        Files.setLastModifiedTime(folder.resolve(MONDAY), FileTime.from(Instant.EPOCH));
        replication.tidy();
        assertThat(copies()).as("while nobody reads").hasSize(2);

        reading = OptionalLong.of((Long) Files.getAttribute(folder.resolve(TUESDAY), "unix:ino"));
        replication.tidy();
        replication.fetch(server, new byte[0]);
        start(StartAt.BEGINNING).fetch(server, new byte[0]);
        assertThat(copies()).isEqualTo(Map.of(TUESDAY, "two\n"));

        server.write(MONDAY, "late\n");
        start(StartAt.BEGINNING).fetch(server, new byte[0]);
        assertThat(copies()).isEqualTo(Map.of(MONDAY, "late\n", TUESDAY, "two\n"));
    }

    @Test
    void copies_that_are_needed_bound_what_is_fetched() throws Exception {
        most = 10;
        Replication replication = start(StartAt.BEGINNING);
        server.write(MONDAY, "12345678\n");
        replication.fetch(server, new byte[0]);
        server.write(MONDAY, "more\n");

        assertThatThrownBy(() -> replication.fetch(server, new byte[0]))
                .isInstanceOf(MirrorFullException.class)
                .hasMessageContaining("maxSize");
        assertThat(copies()).isEqualTo(Map.of(MONDAY, "12345678\n"));
    }

    @Test
    void names_that_lead_elsewhere_are_refused() {
        assertThat(Stream.of(
                        "",
                        ".",
                        "..",
                        "../x.csv",
                        "a/b.csv",
                        "a\\b.csv",
                        ".own",
                        "a\nb.csv",
                        "a\0.csv",
                        "a".repeat(250)))
                .noneMatch(RemoteFile::isSafe);
        assertThat(Stream.of(MONDAY, "postgresql-Mon.log", "enterprisedb.csv")).allMatch(RemoteFile::isSafe);
    }
}
