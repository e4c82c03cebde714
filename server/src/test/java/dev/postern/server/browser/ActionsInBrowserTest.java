// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.web.Parameters;
import dev.postern.store.StoredFinding;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

@ExtendWith(InBrowser.class)
class ActionsInBrowserTest {
    /** So many that nobody has read them before a button is pressed. */
    private static final int LOGINS = 500_000;

    private final Visitor visitor;
    private final Chromium browser;

    ActionsInBrowserTest(Visitor visitor) {
        this.visitor = visitor;
        this.browser = visitor.browser();
    }

    @BeforeEach
    void nothingIsArchived() {
        visitor.postern().unarchiveAll();
        browser.complaints();
    }

    private long archived() {
        return visitor.postern().findings().stream()
                .filter(StoredFinding::archived)
                .count();
    }

    @Test
    void the_cookie_of_a_session_is_for_the_console_alone_and_for_no_script() {
        visitor.open("/");

        Cookie session = browser.driver().manage().getCookieNamed("postern");
        assertThat(session.isHttpOnly()).isTrue();
        assertThat(session.getPath()).isEqualTo("/console");
        assertThat(session.getSameSite()).isEqualTo("Lax");
        assertThat(browser.run("return document.cookie").toString()).doesNotContain("postern=");
    }

    @Test
    void many_are_archived_at_once_and_taken_out_again_one_by_one() {
        visitor.open("/findings?q=database:orders");
        int there = browser.all("tbody tr").size();

        browser.find("input[data-all]").click();
        browser.find("button[data-key=e]").click();
        assertThat(browser.text("Archived.", "No finding fits")).contains("Archived.", "No finding fits");
        assertThat(archived()).isEqualTo(there);

        visitor.open("/findings?state=archived");
        browser.find("tbody tr a").click();
        browser.text("occurrence");
        browser.find("button[data-key=e]").click();
        assertThat(browser.text("Taken out of the archive.")).contains("Taken out of the archive.");
        assertThat(archived()).isEqualTo(there - 1);
    }

    @Test
    void a_judgement_is_kept_and_shown() {
        visitor.open("/findings/" + visitor.newest("TorIPCaller.FailedLogin"));

        browser.find("#comment").sendKeys("the list is right");
        browser.find("#judge button[value=USEFUL]").click();

        assertThat(browser.text("Thank you, your judgement is kept.", "judged useful"))
                .contains("Thank you, your judgement is kept.", "judged useful");
    }

    @Test
    void a_rule_is_made_after_a_look_at_what_it_would_have_hidden() {
        visitor.open("/findings/" + visitor.newest("DecoyUser"));
        browser.all("a.button").get(0).click();
        assertThat(browser.text("it would have hidden 1 finding: 1 High"))
                .contains("it would have hidden 1 finding: 1 High");

        WebElement filter = browser.find("#q");
        filter.clear();
        filter.sendKeys("type:*DecoyUser user:nobody", Keys.ENTER);
        assertThat(browser.text("it would have hidden 0 findings")).contains("it would have hidden 0 findings");
        browser.find("button.main").click();

        assertThat(browser.text("The rule is in force")).contains("The rule is in force");
    }

    @Test
    void a_filter_is_saved_made_a_rule_after_a_look_and_removed() {
        visitor.open("/findings?q=type:*DecoyUser");
        browser.find("a[href*='/rules/new']").click();
        browser.text("New saved filter");
        visitor.write("#name", "decoys");
        visitor.send("Saved.");
        visitor.open("/findings");
        browser.find("ul[aria-label='Saved filters'] a[href*='DecoyUser']").click();
        assertThat(browser.text("1 open")).contains("1 open");

        visitor.open("/rules/decoys/edit");
        browser.find("input[value=ARCHIVE]").click();
        visitor.write("#q", "type:*DecoyUser user:nobody");
        browser.find("main button.main").click();
        assertThat(browser.text("look at what it would have hidden")).contains("it would have hidden 0 findings");
        visitor.send("Saved.");
        assertThat(browser.find("[aria-labelledby=rules]").getText()).contains("decoys", "user:nobody");

        browser.find("a[aria-label='Remove decoys']").click();
        browser.text("will be shown and delivered again");
        browser.find("button.danger").click();
        assertThat(browser.text("Removed.")).contains("Removed.").doesNotContain("decoys");
    }

    @Test
    void a_list_is_used_as_soon_as_it_has_been_read_and_says_why_it_cannot_be() {
        visitor.open("/lists");
        String trusted = "section[aria-labelledby=trusted]";
        assertThat(browser.text("in use", "no usable address")).contains("in use", "no usable address");

        browser.find(trusted + " form button").click();
        assertThat(browser.text("Saved.", "not in use")).contains("Saved.", "not in use");
        browser.find(trusted + " form button").click();
        browser.text("being read");
        assertThat(browser.text("Trusted IP set", "in use")).doesNotContain("not in use");

        browser.find("a[aria-label='Edit office']").click();
        visitor.write("#name", "head office");
        visitor.write("#location", "gopher://x");
        browser.find("main button.main").click();
        assertThat(browser.text("The location is none")).contains("The location is none");
        visitor.open("/lists");
        browser.find("a[aria-label='Remove nothing']").click();
        browser.text("no longer matched");
        browser.find("button.danger").click();
        assertThat(browser.text("Removed.")).doesNotContain("no usable address");
    }

    @Test
    void a_feed_tells_how_it_is_doing_and_why_not_well() {
        visitor.open("/feeds");

        assertThat(browser.find("[aria-labelledby=enabled]").getText())
                .containsPattern("partner\\s+threat, by configuration\\s+fresh\\s+2 ")
                .contains("failing, no copy", "there is no such file");
        assertThat(browser.find("[aria-labelledby=how]").getText()).contains("postern intel enable tor-exits");
    }

    @Test
    void the_destination_says_that_it_cannot_be_reached_and_is_set_anew() {
        visitor.open("/export");
        assertThat(browser.text("cannot publish")).contains("cannot publish since");

        browser.find("a[href$='/edit']").click();
        browser.text("Change the destination");
        visitor.write("#bucket", "arn:aws:s3:::x");
        browser.find("main button.main").click();
        assertThat(browser.text("These are not the ARN")).contains("These are not the ARN");
        visitor.write("#bucket", "arn:aws:s3:::findings");
        visitor.send("Saved.");
    }

    @Test
    void steps_that_are_ticked_off_are_remembered() {
        String path = "/findings/" + visitor.newest("SuccessfulBruteForce");
        visitor.open(path);
        List<WebElement> steps = browser.all(".step input[type=checkbox]");
        String id = steps.get(1).getDomAttribute("id");

        steps.get(1).click();
        browser.find("#steps form > button").click();
        visitor.open(path);

        assertThat(browser.find("[id='" + id + "']").isSelected()).isTrue();
        assertThat(browser.find("#steps h2").getText()).contains("1 of " + steps.size());
    }

    @Test
    void lists_are_filtered_grouped_and_exported() throws Exception {
        visitor.open("/findings");
        browser.find("#q").sendKeys("severity:high database:orders", Keys.ENTER);
        assertThat(browser.text("1 open")).contains("1 open");
        String csv = browser.find("a[href*='findings.csv']").getDomProperty("href");
        browser.find("#group option[value=database]").click();
        assertThat(browser.text("Worst", "orders")).contains("Worst", "orders");

        Cookie session = browser.driver().manage().getCookieNamed("postern");
        String file = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(csv))
                                .header("Cookie", "postern=" + session.getValue())
                                .build(),
                        BodyHandlers.ofString())
                .body();
        assertThat(file.lines()).hasSize(2);
        assertThat(file).contains("SuccessfulBruteForce");
    }

    @Test
    void everything_can_be_done_with_keys() {
        visitor.open("/");
        browser.press("g", "f");
        assertThat(browser.text("Not grouped")).contains("Not grouped");
        assertThat(browser.driver().getCurrentUrl()).endsWith("/console/findings");

        browser.press("j", "j", "k", "j");
        assertThat(browser.all("tbody tr").get(1).getDomAttribute("class")).contains("current");
        browser.press("x");
        assertThat(browser.all("tbody input:checked")).hasSize(1);
        browser.press("e");
        assertThat(browser.text("Archived.")).contains("Archived.");
        assertThat(archived()).isEqualTo(1);

        browser.press("/");
        browser.press("database:orders user:alice", Keys.ENTER);
        assertThat(browser.text("1 open")).contains("1 open");
        assertThat(browser.all("tbody tr")).hasSize(1);
        browser.press("j", Keys.ENTER);
        assertThat(browser.text("occurrence")).contains("Unusual login of alice to orders", "occurrence");

        browser.press("?");
        assertThat(browser.find("#keys").isDisplayed()).isTrue();
        browser.press(Keys.ESCAPE);
        assertThat(browser.find("#keys").isDisplayed()).isFalse();
    }

    @Test
    void keys_of_one_character_can_be_turned_off() {
        visitor.open("/findings");
        browser.find("button[data-keys]").click();
        browser.find("#keys-on").click();
        browser.press(Keys.ESCAPE);
        visitor.open("/findings");

        browser.press("j", "e");
        assertThat(browser.all("tr.current")).isEmpty();
        assertThat(archived()).isZero();

        browser.run("localStorage.clear()");
    }

    @Test
    void a_replay_that_is_cancelled_tells_so_by_itself() throws IOException {
        Path log = visitor.folder().resolve("data/replay/long.log");
        try (Writer out = Files.newBufferedWriter(log)) {
            Instant time = Instant.parse("2026-01-01T00:00:00Z");
            for (int n = 0; n < LOGINS; n++) {
                String head =
                        time.plusSeconds(n).toString().replace('T', ' ').replace("Z", ".000 UTC") + " [" + n + "] ";
                out.append(head).append("LOG:  connection received: host=10.0.0.7 port=4000\n");
                out.append(head).append("LOG:  connection authorized: user=app database=shop application_name=api\n");
            }
        }
        visitor.open("/replay/new?source=files&database=orders&path=" + Parameters.encoded(log.toString()));
        visitor.send("Look again");
        browser.find("#cancel").click();
        assertThat(browser.text("The replay stops")).contains("The replay stops");

        assertThat(browser.text("It was cancelled"))
                .contains("It was cancelled")
                .doesNotContain("Look again");

        browser.find("a.button[href$='/delete']").click();
        browser.text("What it has found goes with it");
        browser.find("button.danger").click();
        assertThat(browser.text("Removed.")).contains("Removed.");
        Files.delete(log);
    }

    @Test
    void the_time_is_that_of_the_viewer_with_utc_beside_it() {
        visitor.open("/logins");

        WebElement time = browser.find("tbody time");
        assertThat(time.getDomAttribute("title")).endsWith(" UTC");
        assertThat(browser.run("return Intl.DateTimeFormat().resolvedOptions().timeZone"))
                .isEqualTo("Europe/Berlin");
        assertThat(time.getText()).isNotEqualTo(time.getDomAttribute("title"));
    }

    @Test
    void charts_have_the_viewers_time_as_well() {
        visitor.open("/findings/" + visitor.newest("SuccessfulBruteForce"));

        String dot = String.valueOf(browser.run("return document.querySelector('.lanes circle title').textContent"));
        WebElement cell = browser.find("#timeline .numbers th span");
        String utc = String.valueOf(cell.getDomAttribute("title"));
        String local = String.valueOf(browser.run(
                "return new Intl.DateTimeFormat(undefined, {dateStyle: 'medium', timeStyle: 'medium'})"
                        + ".format(new Date(arguments[0].replace(' UTC', 'Z').replace(' ', 'T')))",
                utc));

        assertThat(utc).endsWith(" UTC");
        assertThat(dot).startsWith(local + ": ");
        assertThat(browser.run("return arguments[0].textContent", cell)).isEqualTo(local);
        assertThat(browser.find(".figures time").getDomAttribute("title"))
                .contains(" · ")
                .endsWith(" UTC");

        visitor.open("/"); // days of the viewer begin an hour before those of UTC, or two
        assertThat(browser.run("""
                const axis = document.querySelector('.bars g.times');
                const x = parseFloat(axis.querySelector('line').getAttribute('x1')) / 100;
                const at = Number(axis.dataset.from) + x * (axis.dataset.to - axis.dataset.from);
                const day = new Date(Math.round(at / 60000) * 60000);
                return Math.abs(day.getHours() * 60 + day.getMinutes() - 720);""")).isIn(720L, 719L, 718L);
    }

    @Test
    void a_part_of_a_timeline_is_dragged_and_is_an_address() {
        String path = "/findings/" + visitor.newest("SuccessfulBruteForce");
        visitor.open(path);
        int all = browser.all(".lanes circle").size();
        WebElement chart = browser.find("svg.lanes");

        new Actions(browser.driver())
                .moveToElement(chart, -chart.getSize().width / 4, 0)
                .clickAndHold()
                .moveByOffset(chart.getSize().width / 4, 5)
                .release()
                .perform();
        browser.text("Zoom out");
        int part = browser.all(".lanes circle").size();
        String address = String.valueOf(browser.driver().getCurrentUrl());

        assertThat(part).isPositive().isLessThan(all);
        assertThat(address).contains("?from=20", "&to=20");
        assertThat(browser.all("#timeline time[title$=UTC]")).hasSize(2);
        assertThat(String.valueOf(browser.run("return document.querySelector('.lanes circle title').textContent")))
                .doesNotContain("UTC");
        browser.go(address);
        assertThat(browser.all(".lanes circle")).hasSize(part);

        browser.find("#zoom-whole").sendKeys(Keys.ENTER);
        browser.await("main:not(:has(#zoom-out))");
        assertThat(browser.driver().getCurrentUrl()).endsWith(path);
        assertThat(browser.all(".lanes circle")).hasSize(all);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void log_lines_are_read_where_they_are_and_told_when_they_are_gone() throws IOException {
        String path = "/findings/" + visitor.newest("SuccessfulBruteForce");
        visitor.open(path);
        assertThat(browser.find("#lines").getText()).doesNotContain("FATAL");

        browser.find("#lines a.more").click();
        browser.text("password authentication failed for user");
        assertThat(browser.find("#lines").getText())
                .contains("failed of ", "postgresql.log@", "FATAL:  password authentication failed for user");
        assertThat(browser.driver().getCurrentUrl()).contains("lines=read");

        Path log = visitor.folder().resolve("postgresql.log");
        Path aside = Files.move(log, visitor.folder().resolve("moved"));
        visitor.open(path + "?lines=read");
        assertThat(browser.find("#lines").getText())
                .contains("Gone: no file of the logs that are followed is the one it was in.")
                .doesNotContain("FATAL");
        Files.move(aside, log);
    }

    @Test
    void the_colours_that_were_chosen_stay() {
        visitor.open("/findings");
        browser.find("button[value=dark]").click();
        browser.await("html[data-theme=dark]");
        visitor.open("/databases");

        assertThat(browser.find("html").getDomAttribute("data-theme")).isEqualTo("dark");
        browser.find(".theme button[value='']").click();
        browser.await("html[data-theme='']");
    }
}
