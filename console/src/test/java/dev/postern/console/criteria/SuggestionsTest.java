// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
    private static final Suggestions SUGGESTIONS = new Suggestions(
            path -> path.equals("resource.rdsDbUserDetails.user") ? List.of("alice", "al b*", "bob") : List.of());

    private static List<String> texts(String text) {
        return SUGGESTIONS.at(text, text.length()).stream()
                .map(Suggestion::text)
                .toList();
    }

    @Test
    void namesComeWithWhatTheyMean() {
        assertThat(SUGGESTIONS.at("severity:high ar", 16))
                .containsExactly(new Suggestion(14, 16, "archived:", "true or false"));
    }

    @Test
    void aMinusStays() {
        assertThat(SUGGESTIONS.at("-arch", 5)).containsExactly(new Suggestion(1, 5, "archived:", "true or false"));
    }

    @Test
    void valuesAreThoseThatFindingsHave() {
        assertThat(texts("user:")).containsExactly("alice", "\"al b*\"", "bob");
        assertThat(texts("user:AL")).containsExactly("alice", "\"al b*\"");
        assertThat(texts("user:\"al ")).containsExactly("\"al b*\"");
        assertThat(texts("user:bob,al")).containsExactly("alice", "\"al b*\"");
    }

    @Test
    void fixedValuesAreKnownWithoutFindings() {
        assertThat(texts("severity:>=h")).containsExactly("high");
        assertThat(texts("type:Discovery")).contains("Discovery:RDS/TorIPCaller");
        assertThat(texts("archived:")).containsExactly("true", "false");
    }

    @Test
    void onlyTheWordAtTheCursorCounts() {
        assertThat(SUGGESTIONS.at("user:a database:x", 6))
                .extracting(Suggestion::from)
                .containsOnly(5);
        assertThat(SUGGESTIONS.at("user:\"x y", 9)).isEmpty();
    }

    @Test
    void anyPlaceIsAPlace() {
        for (String text : List.of("", "\"", "-", ":", "user:\\", "a b \"c", "\u0000")) {
            for (int cursor = -1; cursor < text.length() + 2; cursor++) {
                assertThat(SUGGESTIONS.at(text, cursor)).hasSizeLessThan(13);
            }
        }
    }
}
