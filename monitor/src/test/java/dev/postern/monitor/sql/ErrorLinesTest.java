// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrorLinesTest {
    @TempDir
    Path folder;

    private ErrorLines start() throws IOException {
        Mirror mirror = new Mirror(folder);
        ErrorLines lines = new ErrorLines(mirror, new Housekeeping(mirror, 1_000_000, OptionalLong::empty));
        if (!lines.isBegun()) {
            lines.begin(null);
        }
        return lines;
    }

    private static String row(String second, String text) throws SQLException {
        return ErrorLines.line("2026-11-22T08:00:" + second + "Z", 7, "Note", "MY-010926", "Server", text);
    }

    private List<String> copied() throws IOException {
        return Files.readAllLines(folder.resolve("error-2026-11-22_080001.log"));
    }

    @Test
    void rows_of_one_moment_are_written_once_each_however_often_they_are_fetched() throws Exception {
        String same = row("01.000001", "Access denied for user 'a'@'b'");
        ErrorLines lines = start();
        lines.write(List.of(same, same));
        lines.write(List.of(same, same, same));
        start().write(List.of(same, same, same));

        assertThat(copied()).containsExactly(same, same, same);
    }

    @Test
    void a_row_that_becomes_visible_after_a_later_one_is_written() throws Exception {
        String first = row("01.000001", "first");
        String late = row("01.000002", "late");
        String last = row("01.900000", "last");
        ErrorLines lines = start();
        lines.write(List.of(first, last));
        assertThat(lines.since()).isEqualTo("2026-11-22T07:59:59.900000Z");
        lines.write(List.of(first, late, last));

        assertThat(copied()).containsExactly(first, last, late);
    }

    @Test
    void a_line_that_was_cut_short_is_written_whole() throws Exception {
        String first = row("01.000001", "first");
        String second = row("01.000002", "second");
        start().write(List.of(first, second));
        Path copy = folder.resolve("error-2026-11-22_080001.log");
        Files.writeString(copy, Files.readString(copy).substring(0, first.length() + 10));
        start().write(List.of(first, second));

        assertThat(copied()).containsExactly(first, second);
    }

    @Test
    void a_name_with_line_breaks_forges_no_line() throws Exception {
        String forged = row("01.000001", "Access denied for user 'x\n2026-11-22T08:00:01.000000Z 1 [Note]\r'@'b'");
        start().write(List.of(forged));

        assertThat(copied()).hasSize(1);
    }

    @Test
    void begun_at_a_time_it_leaves_out_what_was_before() throws Exception {
        Mirror mirror = new Mirror(folder);
        ErrorLines lines = new ErrorLines(mirror, new Housekeeping(mirror, 1_000_000, OptionalLong::empty));
        lines.begin("2026-11-22T08:00:00.500000Z");
        String fresh = row("01.000001", "fresh");
        lines.write(new ArrayList<>(List.of(row("00.400000", "old"), row("00.500000", "old"), fresh)));

        assertThat(copied()).containsExactly(fresh);
    }

    @Test
    void a_row_without_a_time_is_refused() {
        assertThatThrownBy(() -> ErrorLines.line("../../../../../../etc/passZ", 1, "Note", "MY-1", "Server", "x"))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> ErrorLines.line(null, 1, "Note", "MY-1", "Server", "x"))
                .isInstanceOf(SQLException.class);
    }
}
