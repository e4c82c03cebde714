// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InBrowser.class)
class PagesInBrowserTest {
    private static final int PHONE = 390;
    private static final int DESKTOP = 1440;
    private static final long MOST_BYTES = 150_000;

    private final Visitor visitor;
    private final Chromium browser;

    PagesInBrowserTest(Visitor visitor) {
        this.visitor = visitor;
        this.browser = visitor.browser();
    }

    @AfterEach
    void asItWas() {
        browser.scripts(true);
        browser.prefer("light");
        browser.size(DESKTOP, 900);
    }

    /** In one go, as each page is loaded anew for nothing else. */
    @Test
    void each_page_is_light_asks_nobody_else_keeps_its_rules_and_can_be_used_by_everybody() {
        SoftAssertions all = new SoftAssertions();
        browser.cache(false);
        for (String page : visitor.pages()) {
            browser.traffic();
            browser.complaints();
            visitor.open(page);
            isLightAndKeepsItsRules(page, all);
            browser.prefer("light");
            isForEverybody(page + " wide and light", all);
            browser.size(PHONE, 900);
            browser.prefer("dark");
            isForEverybody(page + " narrow and dark", all);
            browser.size(DESKTOP, 900);
        }
        browser.cache(true);
        all.assertAll();
    }

    private void isLightAndKeepsItsRules(String page, SoftAssertions all) {
        Chromium.Traffic traffic = browser.traffic();
        all.assertThat(traffic.bytes()).as(page).isBetween(1L, MOST_BYTES);
        all.assertThat(traffic.addresses())
                .as(page)
                .isNotEmpty()
                .allMatch(address -> address.startsWith(visitor.postern().uri() + "/"));
        all.assertThat(browser.complaints())
                .as(page)
                .filteredOn(each -> !each.contains("/console/nothing"))
                .isEmpty();
    }

    private void isForEverybody(String page, SoftAssertions all) {
        all.assertThat(browser.overflow()).as(page + " overflows").isEmpty();
        all.assertThat(browser.violations()).as(page).isEmpty();
    }

    @Test
    void pages_can_be_read_without_scripts() {
        browser.scripts(false);
        for (String page : List.of(
                "/",
                "/findings",
                "/databases/orders",
                "/logins",
                visitor.pages().get(visitor.pages().size() - 2))) {
            visitor.open(page);
            assertThat(browser.text()).as(page).contains("Postern").hasSizeGreaterThan(300);
        }
    }
}
