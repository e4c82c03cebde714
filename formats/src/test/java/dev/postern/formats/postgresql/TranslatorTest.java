// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.formats.postgresql.Translations.Message;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranslatorTest {
    private static final String USER = "o'neil";
    private static final String DATABASE = "shop";

    @ParameterizedTest
    @ValueSource(strings = {"de", "es", "fr", "it", "ja", "ko", "pt_BR", "zh_CN"})
    void everyMessageOfACatalogueIsUnderstoodAsItsEnglishOne(String language) {
        for (Message message : Translations.of(language)) {
            PgRecord english = message.english(USER, DATABASE);
            PgRecord translated = message.localised(USER, DATABASE, StandardCharsets.UTF_8);
            Messages.read(english, new Translator());
            Messages.read(translated, new Translator());
            assertThat(Translations.meaning(translated))
                    .as(language + " " + message.wording())
                    .isEqualTo(Translations.meaning(english));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "es", "fr", "it", "ja", "ko", "pt_BR", "zh_CN"})
    void namesThatHoldTheWordsAroundThemAreReadAsThePrefixGivesThem(String language) {
        for (Message message : Translations.of(language)) {
            for (String literal : message.literals()) {
                for (String name : new String[] {literal, "a" + literal + "b", literal + literal}) {
                    if (name.isBlank() || name.contains("\n")) {
                        continue;
                    }
                    PgRecord r = message.localised(name, name, StandardCharsets.UTF_8);
                    name(r, r.user, name);
                    name(r, r.database, name);
                    PgRecord english = message.english(name, name);
                    name(english, english.user, name);
                    name(english, english.database, name);
                    Messages.read(english, new Translator());
                    Messages.read(r, new Translator());
                    assertThat(r.kind).as(name + " in " + message.wording()).isEqualTo(english.kind);
                    assertThat(r.verdict).as(name + " in " + message.wording()).isEqualTo(english.verdict);
                    assertThat(Translations.text(r, r.application))
                            .as(name + " in " + message.wording())
                            .isEqualTo(Translations.text(english, english.application));
                }
            }
        }
    }

    private static void name(PgRecord r, Span span, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int from = r.length;
        r.append(bytes, 0, bytes.length);
        span.set(from, r.length);
    }
}
