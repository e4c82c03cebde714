// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.account.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The console's replays, by way of the API that runs them. */
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ServedReplayTest {
    private Path replays;
    private ServedPostern postern;
    private ServedBrowser browser;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException, InterruptedException {
        postern = new ServedPostern(folder, "");
        browser = new ServedBrowser(postern, Role.ANALYST);
        replays = Files.createDirectories(folder.resolve("data/replay"));
        browser.get("/console/replay/new");
    }

    @AfterEach
    void stop() {
        postern.close();
    }

    /** A log of guessed passwords. */
    private Path log(String name) throws IOException {
        StringBuilder log = new StringBuilder();
        Instant time = Instant.parse("2026-11-22T08:00:00Z");
        for (int n = 0; n < 300; n++) {
            String head = time.plusSeconds(n).toString().replace('T', ' ').replace("Z", ".000 UTC") + " [" + (1000 + n)
                    + "] ";
            log.append(head)
                    .append("LOG:  connection received: host=203.0.113.7 port=")
                    .append(40_000 + n)
                    .append('\n');
            log.append(head).append("FATAL:  password authentication failed for user \"app\"\n");
        }
        Path file = replays.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, log, StandardCharsets.UTF_8);
    }

    private String ended(HttpResponse<String> begun) throws IOException, InterruptedException {
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(303);
        String address = begun.headers().firstValue("Location").orElseThrow();
        String page = browser.get(address).body();
        while (page.contains("Look again")) {
            page = browser.get(address).body();
        }
        return page;
    }

    @Test
    void a_log_of_the_folder_is_chosen_and_replayed() throws Exception {
        log("old/b.log");
        Path file = log("a.log");
        String form = browser.get("/console/replay/new").body();
        assertThat(form).contains("value=\"" + file + "\"", "value=\"" + replays.resolve("old") + "\"", "b.log");

        String page = ended(browser.post("/console/replay/new", "source=files&database=orders&log=" + file));

        assertThat(page)
                .contains(
                        "finished",
                        "<strong>300</strong>",
                        "Only stored: 0",
                        "In both: 0",
                        "2026-11-22 08:00:00 UTC",
                        "<bdi>analyst</bdi>")
                .doesNotContain("Only in the replay: 0");
        int at = page.indexOf("/findings/");
        String address = page.substring(page.lastIndexOf('"', at) + 1, page.indexOf('"', at));
        assertThat(browser.get(address).body()).contains("203.0.113.7", "a.log:", "of a replay");
    }

    @Test
    void a_file_elsewhere_fails_in_words() throws Exception {
        Path elsewhere = Files.writeString(replays.resolveSibling("secret.log"), "secret");
        Files.createSymbolicLink(replays.resolve("link.log"), elsewhere);

        assertThat(browser.get("/console/replay/new").body()).doesNotContain("link.log", "secret.log");
        assertThat(ended(browser.post("/console/replay/new", "source=files&database=orders&path=" + elsewhere)))
                .contains("failed", "There are no such files that can be read");
    }

    @Test
    void a_refusal_of_the_api_is_told_on_the_form() throws Exception {
        HttpResponse<String> refused =
                browser.post("/console/replay/new", "source=stored&from=2026-11-23&to=2026-11-22");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("It was not begun. From must be before to.");
    }

    @Test
    void a_viewer_is_refused() throws Exception {
        ServedBrowser viewer = new ServedBrowser(postern, Role.VIEWER);
        viewer.get("/console/replay");

        assertThat(viewer.post("/console/replay/new", "source=stored").statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/console/replay").body()).contains("Nothing has been replayed");
    }
}
