// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.store.contract.Samples;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Stored text is valid in every database, and tells the text that it stands for. */
final class StoredTextTest {

    @Test
    void ordinary_text_is_stored_as_it_is() {
        assertThat(StoredText.of("Zoë 😀\n\\")).isEqualTo("Zoë 😀\n\\");
        assertThat(StoredText.ofNullable(null)).isNull();
        assertThat(StoredText.read(null)).isNull();
    }

    @Test
    void characters_that_databases_cannot_hold_are_escaped() {
        assertThat(StoredText.of("a\u0000b")).isEqualTo("a\u001A0000b");
        assertThat(StoredText.of("\uDC00\uD83D")).isEqualTo("\u001Adc00\u001Ad83d");
        assertThat(StoredText.of("\u001A0000")).isEqualTo("\u001A001a0000");
    }

    @Test
    void any_text_is_stored_as_valid_unicode_without_nul_and_like_no_other() throws CharacterCodingException {
        Random random = new Random(11);
        Map<String, String> texts = new HashMap<>();
        for (int n = 0; n < 3_000; n++) {
            String text = Samples.text(random);
            String stored = StoredText.of(text);
            assertThat(StandardCharsets.UTF_8
                            .newEncoder()
                            .encode(CharBuffer.wrap(stored))
                            .hasRemaining())
                    .isEqualTo(!text.isEmpty());
            assertThat(stored).doesNotContain("\u0000");
            assertThat(StoredText.read(stored)).isEqualTo(text);
            assertThat(texts.merge(stored, text, (first, second) -> first)).isEqualTo(text);
        }
    }
}
