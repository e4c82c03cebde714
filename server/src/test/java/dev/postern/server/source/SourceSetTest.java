// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.postern.formats.LogFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceSetTest {
    @TempDir
    private Path folder;

    private final List<String> problems = new ArrayList<>();

    @Test
    void a_folder_is_one_instance_named_after_it() throws IOException {
        Files.createDirectory(folder.resolve("orders"));
        write("orders/a.log", "x\n");
        write("orders/a.log.1", "y\n");

        assertThat(resolve(folder + "/orders")).containsOnlyKeys("orders");
        assertThat(names(resolve(folder + "/orders").get("orders"))).containsExactlyInAnyOrder("a.log", "a.log.1");
    }

    @Test
    void files_of_a_rotated_set_are_one_instance_and_others_are_their_own() throws IOException {
        write("pg-2026-11-22_000000.log", "x\n");
        write("pg-2026-11-23_000000.log", "x\n");
        write("other.log.2.gz", "x\n");

        Map<String, List<LogFile>> found = resolve(folder + "/*");

        assertThat(found).containsOnlyKeys("pg", "other");
        assertThat(found.get("pg")).hasSize(2);
    }

    @Test
    void two_poolers_logs_are_two_sets_of_one_instance() throws IOException {
        write("pgbouncer-a.log", "x\n");
        write("pgbouncer-a.log.1", "x\n");
        write("pgbouncer-b.log", "x\n");

        List<LogFile> logs = resolve("shop=" + folder + "/*").get("shop");

        assertThat(logs)
                .hasSize(3)
                .extracting(LogFile::set)
                .containsOnly(folder + "/pgbouncer-a", folder + "/pgbouncer-b");
    }

    @Test
    void the_identifier_given_wins_and_may_be_given_several_times() throws IOException {
        write("error.log", "x\n");
        write("general.log", "x\n");

        Map<String, List<LogFile>> found = resolve("shop=" + folder + "/error.log", "shop=" + folder + "/general.log");

        assertThat(found).containsOnlyKeys("shop");
        assertThat(found.get("shop")).hasSize(2);
    }

    @Test
    void the_same_file_given_twice_is_read_once() throws IOException {
        write("a.log", "x\n");

        assertThat(resolve(folder + "/a.log", folder + "/*.log").get("a")).hasSize(1);
    }

    @Test
    void a_folder_given_twice_in_any_spelling_is_read_once() throws IOException {
        Files.createDirectory(folder.resolve("orders"));
        write("orders/a.log", "x\n");
        String orders = folder + "/orders";

        for (List<String> twice : List.of(
                List.of(orders, orders),
                List.of(orders, orders + "/"),
                List.of(orders + "/", orders),
                List.of(orders, folder + "/./orders"))) {
            Map<String, List<LogFile>> found = resolve(twice.toArray(new String[0]));
            assertThat(found).containsOnlyKeys("orders");
            assertThat(names(found.get("orders"))).containsExactly("a.log");
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void a_file_and_a_folder_of_one_name_are_one_instance_whatever_the_order() throws IOException {
        Files.createDirectory(folder.resolve("pg"));
        write("pg.log", "x\n");
        write("pg/old.log", "x\n");

        for (List<String> order :
                List.of(List.of(folder + "/pg.log", folder + "/pg"), List.of(folder + "/pg", folder + "/pg.log"))) {
            Map<String, List<LogFile>> found = resolve(order.toArray(new String[0]));
            assertThat(found).containsOnlyKeys("pg");
            assertThat(names(found.get("pg"))).containsExactlyInAnyOrder("pg.log", "old.log");
        }
    }

    @Test
    void a_folder_and_a_file_in_it_are_the_folders_instance_whatever_the_order() throws IOException {
        Files.createDirectory(folder.resolve("pg"));
        write("pg/a.log", "x\n");
        write("pg/b.log", "x\n");

        for (List<String> order :
                List.of(List.of(folder + "/pg", folder + "/pg/a.log"), List.of(folder + "/pg/a.log", folder + "/pg"))) {
            Map<String, List<LogFile>> found = resolve(order.toArray(new String[0]));
            assertThat(found).containsOnlyKeys("pg");
            assertThat(found.get("pg")).hasSize(2);
        }
    }

    @Test
    void a_file_given_for_two_instances_is_read_for_one_and_that_is_said() throws IOException {
        write("a.log", "x\n");

        assertThat(resolve("west=" + folder + "/a.log", "east=" + folder + "/a.log"))
                .containsOnlyKeys("east");
        assertThat(problems).singleElement().asString().contains("given for east and for west");
    }

    @Test
    void a_named_pipe_is_read() throws IOException, InterruptedException {
        Path fifo = folder.resolve("pg.log");
        Process mkfifo = new ProcessBuilder("mkfifo", fifo.toString()).start();
        assertThat(mkfifo.waitFor()).isZero();
        LogFile file = resolve(fifo.toString()).get("pg").get(0);
        Thread writer = new Thread(() -> {
            try {
                Files.writeString(fifo, "from a pipe", StandardOpenOption.WRITE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        writer.start();

        assertThat(file.open()).hasContent("from a pipe");
        assertThat(file.open()).hasContent("from a pipe");
        writer.join();
    }

    @Test
    void what_is_no_pattern_is_told_and_does_not_stop_the_others() throws IOException {
        write("good.log", "x\n");

        assertThat(resolve(folder + "/[pg.log", folder + "/good.log", folder + "/{x"))
                .containsOnlyKeys("good");
        assertThat(problems).hasSize(2).allMatch(p -> p.contains("no file name pattern"));
    }

    @Test
    void a_folder_that_a_pattern_cannot_look_into_is_told_and_the_others_are_read() throws IOException {
        for (String name : List.of("a", "b", "other")) {
            Files.createDirectories(folder.resolve("d/" + name));
            write("d/" + name + "/" + name + ".log", "x\n");
        }
        Files.setPosixFilePermissions(folder.resolve("d/b"), Set.of());
        Files.setPosixFilePermissions(folder.resolve("d/other"), Set.of());
        try {
            assumeFalse(Files.isReadable(folder.resolve("d/b")), "this user may read everything");
            assertThat(resolve(folder + "/d/?/*.log")).containsOnlyKeys("a");
            assertThat(problems).containsExactly(folder + "/d/b: permission denied");
        } finally {
            Files.setPosixFilePermissions(folder.resolve("d/b"), PosixFilePermissions.fromString("rwx------"));
            Files.setPosixFilePermissions(folder.resolve("d/other"), PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void equal_names_in_different_folders_are_told_apart_whatever_the_order() throws IOException {
        Files.createDirectories(folder.resolve("east"));
        Files.createDirectories(folder.resolve("west"));
        write("east/postgresql.log", "x\n");
        write("west/postgresql.log", "x\n");

        String east = folder + "/east/postgresql.log";
        String west = folder + "/west/postgresql.log";

        assertThat(resolve(east, west)).containsOnlyKeys("east-postgresql", "west-postgresql");
        assertThat(resolve(west, east)).containsOnlyKeys("east-postgresql", "west-postgresql");
    }

    @Test
    void compressed_content_is_recognised_by_its_bytes() throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("odd.name")))) {
            out.write("hello".getBytes(UTF_8));
        }

        LogFile file = resolve(folder + "/odd.name").values().iterator().next().get(0);

        assertThat(file.open()).hasContent("hello");
    }

    @Test
    void standard_input_can_be_looked_at_and_then_read_whole() throws IOException {
        LogFile file = resolve("db=-").get("db").get(0);

        assertThat(file.open()).hasContent("from a pipe");
        assertThat(file.open()).hasContent("from a pipe");
    }

    @Test
    void what_is_missing_is_told_and_does_not_stop_the_others() throws IOException {
        write("a.log", "x\n");

        assertThat(resolve(folder + "/none.log", folder + "/a.log", folder + "/*.gz"))
                .containsOnlyKeys("a");
        assertThat(problems).hasSize(2).allMatch(p -> p.contains("no "));
    }

    @Test
    void a_text_before_an_equals_sign_that_is_no_identifier_belongs_to_the_path() {
        assertThat(SourceArgument.parse("db-1.eu=/x").instance()).isEqualTo("db-1.eu");
        assertThat(SourceArgument.parse("./a=b.log").instance()).isNull();
        assertThat(SourceArgument.parse("-x=/y").instance()).isNull();
        assertThat(SourceArgument.parse("db=").path()).isEqualTo("db=");
    }

    @Test
    void options_for_one_instance_win_over_general_ones() {
        PerInstance prefixes = new PerInstance(List.of("shop=%m ", "user=%u,db=%d "));

        assertThat(prefixes.of("shop", Set.of("shop", "other"))).isEqualTo("%m ");
        assertThat(prefixes.of("other", Set.of("shop", "other"))).isEqualTo("user=%u,db=%d ");
    }

    private Map<String, List<LogFile>> resolve(String... arguments) {
        SourceSet set = new SourceSet(
                new ByteArrayInputStream("from a pipe".getBytes(UTF_8)),
                p -> problems.add(String.valueOf(p.getMessage())),
                n -> {});
        return set.resolve(Stream.of(arguments).map(SourceArgument::parse).toList());
    }

    private static List<String> names(List<LogFile> files) {
        return files.stream()
                .map(f -> String.valueOf(Path.of(f.name()).getFileName()))
                .toList();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
