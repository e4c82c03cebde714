// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.console.web.Parameters;
import dev.postern.store.StoredFinding;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Names that an attacker of pages would take, through every page. */
@ExtendWith(InBrowser.class)
class HostileInBrowserTest {
    private final Visitor visitor;
    private final Chromium browser;

    HostileInBrowserTest(Visitor visitor) {
        this.visitor = visitor;
        this.browser = visitor.browser();
    }

    private List<String> pages() {
        List<String> pages =
                new ArrayList<>(List.of("/databases/hostile", "/logins?instance=hostile", "/databases/pg17"));
        for (String group : List.of("type", "user", "source", "database")) {
            pages.add("/findings?state=all&q=database:hostile&group=" + group);
        }
        for (StoredFinding each : visitor.postern().findings()) {
            if (each.state().instance().equals("hostile")) {
                pages.add("/findings/" + each.state().id());
            }
        }
        pages.add(pages.get(pages.size() - 1) + "/suppress");
        for (String name : HostileLogs.NAMES) {
            String encoded = Parameters.encoded(name);
            String all = "user=" + encoded + "&address=" + encoded + "&from=" + encoded + "&q=" + encoded + "&group="
                    + encoded + "&after=" + encoded + "&state=" + encoded;
            pages.add((name.length() % 2 == 0 ? "/logins?" : "/findings?") + all);
        }
        List<String> replays = visitor.replays();
        pages.add("/replay");
        for (String each : replays) {
            pages.addAll(
                    List.of(each, each + "/delete", each + "?rule=" + Parameters.encoded(HostileLogs.NAMES.get(1))));
        }
        pages.add("/replay/new?source=files");
        for (String name : HostileLogs.NAMES) {
            String encoded = Parameters.encoded(name);
            pages.add("/replay/new?source=files&path=" + encoded + "&database=" + encoded + "&timezone=" + encoded
                    + "&prefix=" + encoded + "&from=" + encoded + "&learning=" + encoded);
        }
        pages.addAll(List.of("/rules", "/rules/hostile-of-orders/edit", "/rules/hostile-of-orders/delete"));
        for (String name : HostileLogs.NAMES) {
            pages.add("/rules/new?q=" + Parameters.encoded(name) + "&name=" + Parameters.encoded(name) + "&rank="
                    + Parameters.encoded(name) + "&description=" + Parameters.encoded(name));
        }
        pages.add("/databases/hostile?user=" + Parameters.encoded(HostileLogs.NAMES.get(0)));
        pages.add("/databases/" + Parameters.encoded(HostileLogs.NAMES.get(1)));
        pages.add("/sign-in?back=" + Parameters.encoded(HostileLogs.NAMES.get(4)));
        pages.add("/" + Parameters.encoded(HostileLogs.NAMES.get(0)));
        return pages;
    }

    @Test
    void nothing_runs_nothing_is_loaded_and_nothing_bursts_the_page() {
        SoftAssertions all = new SoftAssertions();
        List<String> pages = pages();
        assertThat(pages).hasSizeGreaterThan(50);
        browser.complaints();
        browser.traffic();
        for (String page : pages) {
            visitor.open(page);
            String what = page.substring(0, Math.min(120, page.length()));
            all.assertThat(browser.run("return window." + HostileLogs.MARK))
                    .as(what)
                    .isNull();
            all.assertThat(browser.all("main script, main img, main iframe, main [onload], main [hx-trigger=load]"))
                    .as(what)
                    .isEmpty();
            all.assertThat(browser.overflow()).as(what).isEmpty();
            all.assertThat(browser.find("h1").isDisplayed()).as(what).isTrue();
            all.assertThat(browser.text().chars().noneMatch(c -> (c >= 0x202a && c <= 0x202e) || c == 0x200b))
                    .as("shows marks that hide or turn text: " + what)
                    .isTrue();
        }
        all.assertThat(browser.traffic().addresses())
                .allMatch(address -> address.startsWith(visitor.postern().uri() + "/console/"));
        all.assertThat(browser.complaints())
                .filteredOn(each -> !each.contains("404 (Not Found)"))
                .isEmpty();
        all.assertAll();
    }

    @Test
    void names_are_found_by_the_links_that_bear_them() {
        visitor.open("/logins?instance=hostile");
        List<String> links = browser.all("td[data-label=User] a").stream()
                .map(link -> link.getDomProperty("href"))
                .filter(link -> !link.contains("half")) // half a pair of surrogates can stand in no address
                .toList();
        assertThat(links).hasSizeGreaterThan(15);
        for (String link : links.subList(0, 12)) {
            browser.go(link);
            assertThat(browser.all("table.logins tbody tr")).as(link).hasSize(1);
        }
    }
}
