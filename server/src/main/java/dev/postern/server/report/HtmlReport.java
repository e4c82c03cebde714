// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.report;

import dev.postern.kernel.Finding;
import dev.postern.server.Version;
import dev.postern.server.output.RawLines;
import dev.postern.server.output.Times;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The whole report. */
public final class HtmlReport {
    private static final int WIDE = 1040;
    private static final int NARROW = 350;

    private final Overview overview;
    private final Activity activity;
    private final List<Finding> findings;
    private final RawLines lines;
    private final Html html = new Html();

    /**
     * @param findings in the order in which they are shown
     * @param lines texts of the log lines that findings name
     */
    public HtmlReport(Overview overview, Activity activity, List<Finding> findings, RawLines lines) {
        this.overview = overview;
        this.activity = activity;
        this.findings = findings;
        this.lines = lines;
    }

    /** The document. */
    public String html() {
        html.declaration("<!DOCTYPE html>");
        html.open("html", "lang", "en");
        Page.head(html, overview.headline() + " Postern", Page.resource(HtmlReport.class, "report.css"));
        html.open("body");
        html.open("header", "class", "page").element("p", "Postern · database logins", "class", "brand");
        html.element("h1", overview.headline());
        html.element(
                "p", overview.span() + (overview.span().equals("none") ? "" : " · ") + instances(), "class", "quiet");
        html.close();
        html.open("main");
        summary();
        picture();
        findings();
        seen();
        html.close();
        html.open("footer");
        html.element(
                "p",
                "Written by Postern " + Version.number() + ". Times are UTC. This file loads nothing and runs"
                        + " nothing.");
        html.close().close().close();
        return html.toString();
    }

    private String instances() {
        int number = overview.instances().size();
        return number == 1 ? overview.instances().get(0).name() : number + " database instances";
    }

    private void summary() {
        html.open("section", "aria-labelledby", "summary").element("h2", "Summary", "id", "summary");
        html.open("dl", "class", "tiles");
        tile("Findings", Texts.number(findings.size()), "");
        tile("Successful logins", Texts.number(overview.successful()), "successful");
        tile("Failed logins", Texts.number(overview.failed()), "failed");
        tile("Incomplete", Texts.number(overview.incomplete()), "incomplete");
        tile("Lines read", Texts.number(overview.lines()), "");
        html.close();
        html.element("p", overview.outcomes() + ".", "class", "quiet");
        html.close();
    }

    private void tile(String name, String value, String style) {
        html.open("div", "class", "tile " + style)
                .element("dt", name)
                .element("dd", value)
                .close();
    }

    private void picture() {
        if (activity.isEmpty()) {
            return;
        }
        html.open("section", "aria-labelledby", "time").element("h2", "Timeline", "id", "time");
        new Timeline(activity, findings, html, WIDE).write("wide");
        new Timeline(activity, findings, html, NARROW).write("narrow");
        html.element(
                "p",
                "One bar for each " + Texts.duration(activity.width()) + "; each row has its own scale.",
                "class",
                "quiet");
        html.close();
    }

    private void findings() {
        html.open("section", "aria-labelledby", "findings").element("h2", "Findings", "id", "findings");
        if (findings.isEmpty()) {
            html.element("p", "There are none. The last section says what could not be seen.");
        } else {
            index();
            Set<String> ids = findings.stream().map(Finding::id).collect(Collectors.toSet());
            FindingArticle article = new FindingArticle(html, lines, ids);
            findings.forEach(article::write);
        }
        html.close();
    }

    private void index() {
        Tables.open(html, "All findings", "Severity", "What", "Instance", "Source", "First seen", "#Times");
        for (Finding finding : findings) {
            html.open("tr").open("td");
            Tables.severity(html, finding.severity());
            html.close().open("td");
            html.element("a", finding.title(), "href", "#f-" + finding.id()).close();
            html.element("td", finding.instance());
            html.element("td", source(finding.actor()), "class", "nowrap");
            html.element("td", Times.brief(finding.firstSeen()), "class", "nowrap");
            html.element("td", Texts.number(finding.occurrences()), "class", "n")
                    .close();
        }
        Tables.close(html);
    }

    private static String source(Finding.Actor actor) {
        String one = actor.ip() == null ? actor.host() : actor.ip().toString();
        if (actor.sources() > 1) {
            return actor.sources() + " sources";
        }
        return one == null ? "–" : one;
    }

    private void seen() {
        html.open("section", "aria-labelledby", "seen")
                .element("h2", "What was read, and what could not be seen", "id", "seen");
        if (!overview.instances().isEmpty()) {
            Tables.open(html, "Database instances", "Instance", "Logs", "#Lines", "#Not understood");
            for (Overview.Instance instance : overview.instances()) {
                html.open("tr").element("th", instance.name(), "scope", "row");
                html.element("td", String.join(", ", instance.formats()));
                html.element("td", Texts.number(instance.lines()), "class", "n");
                html.element("td", Texts.number(instance.unreadable()), "class", "n")
                        .close();
            }
            Tables.close(html);
        }
        html.open("ul", "class", "blind");
        for (Overview.BlindSpot spot : overview.blindSpots()) {
            html.open("li").element("p", String.join(", ", spot.instances()) + ": " + spot.what());
            spot.settings().forEach(setting -> html.element("code", setting, "class", "setting"));
            html.close();
        }
        if (overview.learning() > 0) {
            html.element(
                    "li",
                    "Still learning: " + overview.learning()
                            + " unusual logins were not raised because too little is known yet; --show-learning tells them.");
        }
        if (overview.notes() > 0) {
            html.element(
                    "li",
                    "Explained by something everyday: " + overview.notes()
                            + " findings, such as a wrong password in a service; --show-notes tells them.");
        }
        overview.problems().forEach(problem -> html.element("li", "Not read: " + problem));
        if (overview.blindSpots().isEmpty()
                && overview.learning() == 0
                && overview.problems().isEmpty()) {
            html.element("li", "Nothing is known to be hidden.");
        }
        html.close().close();
    }
}
