// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.formats.postgresql.Translations.Message;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whatever a client is called, its message means in another language what it means in English. */
class TranslatorFuzzTest {
    private static final List<Message> MESSAGES = Catalogue.LANGUAGES.stream()
            .flatMap(language -> Translations.of(language).stream())
            .toList();

    @FuzzTest(maxDuration = "5s")
    void namesDoNotChangeWhatAMessageMeans(FuzzedDataProvider data) {
        Message message = data.pickValue(MESSAGES);
        boolean named = data.consumeBoolean();
        String user = data.consumeString(63);
        String database = data.consumeString(63);
        PgRecord english = message.english(user, database);
        PgRecord translated = message.localised(user, database, StandardCharsets.UTF_8);
        if (named) {
            name(english, user, database);
            name(translated, user, database);
        }
        Messages.read(english, new Translator());
        Messages.read(translated, new Translator());
        assertThat(translated.kind).isEqualTo(english.kind);
        assertThat(translated.verdict).isEqualTo(english.verdict);
        assertThat(Translations.text(translated, translated.host)).isEqualTo(Translations.text(english, english.host));
    }

    private static void name(PgRecord r, String user, String database) {
        byte[] names = (user + database).getBytes(StandardCharsets.UTF_8);
        int from = r.length;
        int middle = from + user.getBytes(StandardCharsets.UTF_8).length;
        r.append(names, 0, names.length);
        r.user.set(from, middle);
        r.database.set(middle, r.length);
    }
}
