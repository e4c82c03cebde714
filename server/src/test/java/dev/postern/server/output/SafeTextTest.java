// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SafeTextTest {
    @Test
    void nothing_that_a_terminal_acts_on_passes() {
        assertThat(SafeText.of("a\u001b[31mb\u0007\u009bc\r\n\t\u202ed\ufeff\u0000"))
                .isEqualTo("a\\u001b[31mb\\u0007\\u009bc\\r\\n\\t\\u202ed\\ufeff\\u0000");
    }

    @Test
    void letters_of_all_scripts_stay() {
        assertThat(SafeText.of("müller 山田 жук")).isEqualTo("müller 山田 жук");
    }

    @Test
    void long_text_is_cut_by_columns_not_characters() {
        assertThat(SafeText.of("山田山田", 5)).isEqualTo("山田…");
        assertThat(SafeText.of("abcdef", 6)).isEqualTo("abcdef");
        assertThat(SafeText.of("abcdefg", 6)).isEqualTo("abcde…");
    }

    @Test
    void a_lone_surrogate_is_escaped() {
        assertThat(SafeText.of("x\ud800y")).isEqualTo("x\\ud800y");
    }

    @Test
    void what_is_drawn_as_nothing_is_escaped() {
        assertThat(SafeText.of("a\u115f\u1160\u3164\uffa0\u2800\u00a0\u3000\ufe0f\u007fb"))
                .isEqualTo("a\\u115f\\u1160\\u3164\\uffa0\\u2800\\u00a0\\u3000\\ufe0f\\u007fb");
    }

    @Test
    void json_is_printable_ascii_alone() {
        String text = "a\u0000\u001b\u007f\u0080\u009b\u115f\u202e\u3164\ud800b\ud83d\ude00~";

        String json = Json.MAPPER.writeValueAsString(List.of(text));
        byte[] bytes = Json.MAPPER.writeValueAsBytes(List.of(text));

        assertThat(json).matches("[ -~]+").contains("\\u007F");
        assertThat(bytes).inHexadecimal().isEqualTo(json.getBytes(StandardCharsets.US_ASCII));
    }
}
