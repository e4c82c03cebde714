// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    @Test
    void lines_have_numbers_and_offsets_and_the_last_needs_no_newline() throws IOException {
        LineReader reader = reader("ab\n\ncde".getBytes(ISO_8859_1));
        LogLine line = new LogLine();

        List<String> seen = new ArrayList<>();
        while (reader.next(line)) {
            seen.add(line.number + "@" + line.offset + ":" + line.text());
        }

        assertThat(seen).containsExactly("1@0:ab", "2@3:", "3@4:cde");
    }

    @Test
    void any_cutting_of_the_input_gives_the_same_lines() throws IOException {
        Random random = new Random(11);
        StringBuilder text = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            String one = "x".repeat(random.nextInt(random.nextInt(50) == 0 ? 5000 : 60));
            expected.add(one);
            text.append(one).append('\n');
        }
        byte[] bytes = text.toString().getBytes(ISO_8859_1);
        InputStream dripping = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] b, int off, int len) {
                return super.read(b, off, Math.min(len, 1 + random.nextInt(700)));
            }
        };
        LineReader reader = new LineReader("f", dripping);
        LogLine line = new LogLine();

        List<String> seen = new ArrayList<>();
        long offset = 0;
        while (reader.next(line)) {
            assertThat(line.offset).isEqualTo(offset);
            offset += line.length() + 1L;
            seen.add(line.text());
        }

        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void a_line_without_end_is_cut_and_the_next_one_is_whole() throws IOException {
        byte[] bytes = new byte[3 * LineReader.MAX_LINE];
        java.util.Arrays.fill(bytes, (byte) 'a');
        bytes[bytes.length - 5] = '\n';
        LineReader reader = reader(bytes);
        LogLine line = new LogLine();

        assertThat(reader.next(line)).isTrue();
        assertThat(line.cut).isTrue();
        assertThat(line.length()).isEqualTo(LineReader.MAX_LINE);
        assertThat(reader.next(line)).isTrue();
        assertThat(line.cut).isFalse();
        assertThat(line.text()).isEqualTo("aaaa");
        assertThat(line.offset).isEqualTo(bytes.length - 4L);
        assertThat(reader.next(line)).isFalse();
    }

    private static LineReader reader(byte[] bytes) {
        return new LineReader("f", new ByteArrayInputStream(bytes));
    }
}
