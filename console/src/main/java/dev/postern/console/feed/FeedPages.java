// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.feed;

import dev.postern.console.account.Role;
import dev.postern.console.page.Pages;
import dev.postern.console.page.Section;
import dev.postern.console.web.Router;
import dev.postern.console.web.Visit;
import dev.postern.console.web.WebResponse;
import java.time.InstantSource;

/** The page of the feeds. It changes nothing: feeds are enabled in the configuration, or by a command. */
public record FeedPages(Pages pages, Feeds feeds, InstantSource clock) {

    /** Adds what they answer. */
    public void addTo(Router routes) {
        routes.get("/console/feeds", Role.VIEWER, this::page);
    }

    private WebResponse page(Visit visit) {
        return pages.page(visit, Section.LISTS, "Feeds", "feed/feeds", new FeedPage(feeds.now(), clock.instant()));
    }
}
