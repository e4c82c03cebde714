// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.formats.EngineFamily;
import dev.postern.formats.Families;
import dev.postern.server.output.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FormatsTest {
    private static final Path README = Path.of("../README.md");
    private static final String BEGIN = "<!-- formats: written by ./postern formats --format markdown -->\n";
    private static final String END = "<!-- end of formats -->";

    @Test
    void the_table_of_the_readme_is_the_list_of_formats() throws IOException {
        String readme = Files.readString(README);
        String table = readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END));

        assertThat(table)
                .as("put between the two comments of README.md what ./postern formats --format markdown prints")
                .isEqualTo(Cli.run("formats", "--format", "markdown").out());
    }

    @Test
    void every_format_is_listed_with_what_it_can_tell() {
        JsonNode formats = Json.MAPPER
                .readTree(Cli.run("formats", "--format", "json").out())
                .path("formats");

        assertThat(formats.findValuesAsString("id"))
                .hasSize(Families.ALL.stream()
                        .map(EngineFamily::formats)
                        .mapToInt(f -> f.size())
                        .sum())
                .doesNotHaveDuplicates()
                .contains("postgresql-csvlog", "mysql-error-log");
        for (JsonNode format : formats) {
            assertThat(format.path("tells")).as(format.path("id").asString()).isNotEmpty();
        }
    }

    @Test
    void the_error_log_of_mysql_cannot_tell_successes() {
        assertThat(Cli.run("formats").outLines())
                .filteredOn(line -> line.startsWith("MySQL error log"))
                .singleElement()
                .asString()
                .matches("MySQL error log +5\\.1 to 8\\.4 +- +yes .*");
    }
}
