// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.formats.postgresql.Translations.Message;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

    @ParameterizedTest
    @ValueSource(strings = {"de", "es", "fr", "it", "ja", "ko", "pt_BR", "zh_CN"})
    void noNameChangesWhatAMessageMeans(String language) {
        List<Message> messages = Translations.of(language);
        List<String> names = messages.stream()
                .flatMap(message -> message.literals().stream())
                .filter(literal -> !literal.isBlank())
                .distinct()
                .toList();
        for (int i = 0; i < messages.size(); i++) {
            Message message = messages.get(i);
            if (message.meaning().contains("replication")) {
                // Without a database name nothing shows that there is a second reading, in English either.
                continue;
            }
            for (int n = i % 7; n < names.size(); n += 7) {
                String name = "a" + names.get(n) + "b";
                PgRecord english = message.english(name, name);
                PgRecord translated = message.localised(name, name, StandardCharsets.UTF_8);
                Messages.read(english, new Translator());
                Messages.read(translated, new Translator());
                String what = name + " in " + message.wording();
                assertThat(translated.kind).as(what).isEqualTo(english.kind);
                assertThat(translated.verdict).as(what).isEqualTo(english.verdict);
                assertThat(Translations.text(translated, translated.host))
                        .as(what)
                        .isEqualTo(Translations.text(english, english.host));
                boolean same =
                        Translations.text(translated, translated.user).equals(Translations.text(english, english.user));
                assertThat(same || translated.ambiguous || english.ambiguous)
                        .as(what)
                        .isTrue();
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
