// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.formats.LogFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

        assertThat(prefixes.of("shop", java.util.Set.of("shop", "other"))).isEqualTo("%m ");
        assertThat(prefixes.of("other", java.util.Set.of("shop", "other"))).isEqualTo("user=%u,db=%d ");
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
