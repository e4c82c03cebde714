// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.feed;

import static dev.postern.console.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.account.Role;
import dev.postern.console.feed.Feeds.Feed;
import dev.postern.console.feed.Feeds.State;
import dev.postern.console.finding.FilledConsole;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedPagesTest {
    private static final State FRESH = new State(
            12_345,
            "",
            FilledConsole.NOW.minus(Duration.ofHours(5)),
            FilledConsole.NOW.minus(Duration.ofMinutes(20)),
            FilledConsole.NOW.plus(Duration.ofMinutes(40)),
            false,
            0,
            "");
    private static final State BROKEN =
            new State(0, "", null, null, FilledConsole.NOW, false, 3, "the server answered <b>404");

    private FilledConsole console;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        console = new FilledConsole(folder);
    }

    @AfterEach
    void close() {
        console.close();
    }

    private static Feed feed(String id, boolean recommended, boolean configured, @Nullable State state) {
        return new Feed(
                id,
                "what " + id + " is",
                "threat",
                Duration.ofHours(1),
                "terms of " + id,
                recommended,
                state != null,
                configured,
                state);
    }

    private String page() {
        return text(console.browser(Role.VIEWER).get("/console/feeds"));
    }

    @Test
    void enabled_feeds_tell_how_they_are_doing_and_others_how_they_are_enabled() {
        console.feeds = new Feeds.Report(
                List.of(
                        feed("good", true, true, FRESH),
                        feed("broken", false, false, BROKEN),
                        feed("first", true, false, null),
                        feed("second", true, false, null),
                        feed("third", false, false, null)),
                "");

        String page = page();

        assertThat(page.substring(page.indexOf("id=\"enabled\""), page.indexOf("id=\"others\"")))
                .contains("good", "12,345", "fresh", "20 min ago", "5 h ago", "in 40 min", "terms of good")
                .contains("by configuration", "by command", "failing, no copy", "at once", "answered &lt;b&gt;404")
                .doesNotContain("<b>404", "second");
        assertThat(page.substring(page.indexOf("id=\"others\"")))
                .contains("third", "what first is", "  enabled: [first, second]", "postern intel enable first second");
    }

    @Test
    void a_console_without_feeds_says_that_nobody_is_asked() {
        console.feeds = new Feeds.Report(List.of(feed("only", false, false, null)), "");

        assertThat(page()).contains("No feed is enabled", "enabled: [only]");
    }

    @Test
    void what_cannot_be_read_is_said() {
        console.feeds = new Feeds.Report(List.of(feed("good", true, true, null)), "no <i>permission");

        assertThat(page()).contains("role=\"alert\"", "no &lt;i&gt;permission");
    }

    @Test
    void a_stale_copy_is_told_from_one_that_failed_of_late() {
        State stale = new State(1, "", FRESH.changed(), FRESH.checked(), FRESH.next(), true, 9, "x");
        State failing = new State(1, "", FRESH.changed(), FRESH.checked(), FRESH.next(), false, 1, "x");

        assertThat(FeedPage.word(stale) + FeedPage.badge(stale)).isEqualTo("stalebad");
        assertThat(FeedPage.word(failing) + FeedPage.badge(failing)).isEqualTo("failingwarn");
        assertThat(FeedPage.every(Duration.ofDays(1))).isEqualTo("1 day");
        assertThat(FeedPage.every(Duration.ofMinutes(90))).isEqualTo("90 min");
    }
}
