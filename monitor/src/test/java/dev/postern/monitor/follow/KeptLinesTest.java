// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.formats.LogLine;
import dev.postern.kernel.SourceLine;
import dev.postern.monitor.follow.KeptLine.Loss;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptLinesTest {
    @TempDir
    private Path folder;

    private Path log;

    @BeforeEach
    void write() throws IOException {
        log = Files.writeString(folder.resolve("server.log"), "first of one\nlogin of alice\r\nend\n");
    }

    /** The places of all lines, as a follower tells them. */
    private static List<SourceLine> places(Path log) throws IOException {
        List<SourceLine> places = new ArrayList<>();
        try (FileFollower follower = new FileFollower(new FollowedLog(log.toString()), null, StartAt.BEGINNING)) {
            LogLine line = new LogLine();
            while (follower.next(line)) {
                places.add(new SourceLine(line.file, line.number, line.offset));
            }
        }
        return places;
    }

    private KeptLine read(SourceLine line) {
        return read(log.toString(), line);
    }

    private static KeptLine read(String log, SourceLine line) {
        Map<SourceLine, KeptLine> read = KeptLines.read(List.of(new FollowedLog(log)), List.of(line));
        assertThat(read).hasSize(1);
        return read.get(line);
    }

    private static void pack(Path from, Path to) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(to))) {
            Files.copy(from, out);
        }
        Files.delete(from);
    }

    @Test
    void a_line_is_read_where_its_login_was() throws IOException {
        SourceLine second = places(log).get(1);

        assertThat(read(second)).isEqualTo(new KeptLine("login of alice", Loss.NONE));
    }

    @Test
    void it_is_found_after_its_file_was_renamed_and_compressed() throws IOException {
        SourceLine second = places(log).get(1);
        Files.move(log, folder.resolve("server.log.1"));
        Files.writeString(log, "first of two\nlogin of mallo\r\nend\n");

        assertThat(read(second).text()).isEqualTo("login of alice");
        pack(folder.resolve("server.log.1"), folder.resolve("server.log.2.gz"));
        assertThat(read(second).text()).isEqualTo("login of alice");
    }

    @Test
    void it_is_gone_with_its_file() throws IOException {
        SourceLine second = places(log).get(1);
        Files.writeString(log, "first of two\nlogin of mallo\r\nend\n");

        assertThat(read(second)).isEqualTo(new KeptLine("", Loss.GONE));
        Files.delete(log);
        assertThat(read(second).loss()).isEqualTo(Loss.GONE);
    }

    @Test
    void a_place_where_no_line_begins_shows_nothing() throws IOException {
        SourceLine second = places(log).get(1);
        Files.writeString(log, "first of one\n");
        assertThat(read(second).loss()).isEqualTo(Loss.CHANGED);

        Files.writeString(log, "first of one\nx\nlogin of alice\n");
        assertThat(read(new SourceLine(second.file(), 2, second.offset() + 1)).loss())
                .isEqualTo(Loss.CHANGED);
    }

    @Test
    void of_files_that_begin_alike_the_one_is_told_by_its_lines_or_none() throws IOException {
        SourceLine third = places(log).get(2);
        Files.move(log, folder.resolve("server.log.1"));
        Files.writeString(log, "first of one\na\nb\nc\nlogin of alic\n");
        assertThat(read(third).text()).isEqualTo("end");

        Files.writeString(log, "first of one\nlogin of mallo\r\nend\n");
        assertThat(read(third).loss()).isEqualTo(Loss.UNSURE);
        assertThat(read(new SourceLine(third.file() + "@2", 3, third.offset())).loss())
                .isEqualTo(Loss.UNSURE);
    }

    @Test
    void a_name_is_never_a_path() throws IOException {
        Path secret = Files.writeString(folder.resolve("shadow"), "root:x\n");
        String known = places(secret).get(0).file();

        for (String name : List.of(
                secret.toString(),
                known,
                log + "/../shadow",
                known.replace("shadow", "server.log/../shadow"),
                "../shadow",
                "",
                "\u0000")) {
            assertThat(read(new SourceLine(name, 1, 0))).as(name).isEqualTo(new KeptLine("", Loss.GONE));
        }
    }

    @Test
    void strange_places_are_no_errors() throws IOException {
        String name = places(log).get(0).file();

        assertThat(read(new SourceLine(name, 1, Long.MAX_VALUE)).text()).isEmpty();
        assertThat(read(new SourceLine(name, 1, -5)).text()).isEmpty();
        assertThat(read(new SourceLine(name, -1, 0)).text()).isEqualTo("first of one");
    }

    @Test
    void what_lies_far_behind_the_beginning_of_a_compressed_file_is_left_there() throws IOException {
        SourceLine first = places(log).get(0);
        pack(log, folder.resolve("server.log.1.gz"));
        Files.writeString(log, "first of two\n");

        assertThat(read(new SourceLine(first.file(), 9, KeptLines.BUDGET + 1)).loss())
                .isEqualTo(Loss.FAR);
    }

    @Test
    void a_long_line_is_cut() throws IOException {
        Files.writeString(log, "x".repeat(100_000) + "\n", StandardCharsets.UTF_8);

        assertThat(read(places(log).get(0)).text())
                .hasSize(KeptLines.LONGEST + 2)
                .endsWith("x …");
    }

    @Test
    void files_of_a_family_are_told_by_their_dates() throws IOException {
        Path day = Files.writeString(folder.resolve("pg-2026-11-22.log"), "one\ntwo\n");
        Files.writeString(folder.resolve("pg-2026-11-23.log"), "one\nthree\n");

        assertThat(read(folder.resolve("pg-*.log").toString(), new SourceLine(day.toString(), 2, 4))
                        .text())
                .isEqualTo("two");
    }
}
