// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.report;

import dev.postern.kernel.Finding;
import dev.postern.kernel.ListEntry;
import dev.postern.server.output.RawLines;
import dev.postern.server.output.Response;
import dev.postern.server.output.Times;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One finding with all its evidence. */
final class FindingArticle {
    private static final int ATTEMPTS = 12;

    private final Html html;
    private final RawLines lines;
    private final Set<String> ids;

    /** @param ids ids of all findings of the report, to which links can lead */
    FindingArticle(Html html, RawLines lines, Set<String> ids) {
        this.html = html;
        this.lines = lines;
        this.ids = ids;
    }

    void write(Finding finding) {
        html.open("article", "id", "f-" + finding.id(), "aria-labelledby", "t-" + finding.id());
        html.open("header");
        Tables.severity(html, finding.severity());
        html.element("h3", finding.title(), "id", "t-" + finding.id());
        html.open("p", "class", "type");
        html.element("code", finding.type().id())
                .text(" ")
                .element("code", finding.id().substring(0, 12));
        html.close().close();
        html.element("p", finding.description(), "class", "lead");
        if (finding.learning()) {
            html.element("p", "The profile is still learning: this would have been raised later.", "class", "quiet");
        }
        if (finding.standing() == Finding.Standing.NOTE) {
            html.element("p", "Something everyday explains this by far better than an attack.", "class", "quiet");
        }
        facts(finding);
        lists(finding.evidence());
        if (!finding.factors().isEmpty()) {
            new FactorTable(html).write(finding);
        }
        behaviour(finding);
        attempts(finding.logins());
        notes(finding.notes());
        new LogLines(html, lines).write(finding);
        html.open("div", "class", "todo");
        html.element("h4", "What to do")
                .element("p", Response.to(finding.type()))
                .close();
        html.close();
    }

    private void facts(Finding finding) {
        Finding.UserDetails user = finding.user();
        html.open("dl", "class", "facts");
        fact("Instance", finding.instance() + " (" + finding.engine().displayName() + ")");
        fact("Source", Texts.source(finding.actor()));
        fact("User", user.user());
        fact("Database", user.database());
        fact("Application", user.application());
        fact("TLS", user.tls());
        fact("Authentication", user.authMethod());
        fact("First seen", Times.brief(finding.firstSeen()) + " UTC");
        fact("Last seen", Times.brief(finding.lastSeen()) + " UTC");
        fact("Occurrences", Texts.number(finding.occurrences()));
        fact("Logins", Texts.of(finding.counts()));
        fact("Pattern", finding.patterns().isEmpty() ? null : String.join(", ", finding.patterns()));
        if (!finding.related().isEmpty()) {
            html.open("div").element("dt", "Continues").open("dd");
            finding.related().forEach(this::link);
            html.close().close();
        }
        html.close();
    }

    private void fact(String name, @Nullable String value) {
        if (value != null) {
            html.open("div").element("dt", name).element("dd", value).close();
        }
    }

    private void link(String id) {
        String shown = id.substring(0, Math.min(12, id.length()));
        if (ids.contains(id)) {
            html.element("a", shown, "href", "#f-" + id);
        } else {
            html.element("code", shown);
        }
        html.text(" ");
    }

    private void lists(List<ListEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        Tables.open(html, "Lists that hold the address", "List", "Reason");
        for (ListEntry entry : entries) {
            Tables.row(html, entry.list(), entry.reason().isEmpty() ? "none given" : entry.reason());
        }
        Tables.close(html);
    }

    /** Unusual beside usual: one row a dimension that has either. */
    private void behaviour(Finding finding) {
        if (finding.unusual().isEmpty() && finding.usual().isEmpty()) {
            return;
        }
        Tables.open(html, "Unusual and usual", "", "Here", "Usual on this instance (successful logins)");
        for (Finding.Dimension dimension : Finding.Dimension.values()) {
            List<Finding.Unusual> unusual = finding.unusual().stream()
                    .filter(one -> one.dimension() == dimension)
                    .toList();
            List<Finding.ValueCount> usual = finding.usual().stream()
                    .filter(one -> one.dimension() == dimension)
                    .flatMap(one -> one.values().stream())
                    .toList();
            if (unusual.isEmpty() && usual.isEmpty()) {
                continue;
            }
            html.open("tr").element("th", Texts.of(dimension), "scope", "row");
            html.open("td");
            if (unusual.isEmpty()) {
                html.element("span", "as usual", "class", "quiet");
            }
            for (Finding.Unusual one : unusual) {
                html.element("strong", one.value()).text(": " + Texts.of(one.counts()));
            }
            html.close().open("td");
            if (usual.isEmpty()) {
                html.element("span", "none known", "class", "quiet");
            }
            for (Finding.ValueCount value : usual) {
                html.open("span", "class", "usual");
                html.element("bdi", value.value()).text(" ").element("b", Texts.number(value.count()));
                html.close().text(" ");
            }
            html.close().close();
        }
        Tables.close(html);
    }

    private void attempts(List<Finding.LoginAttribute> logins) {
        if (logins.isEmpty()) {
            return;
        }
        Tables.open(html, "Attempts by user and application", "User", "Application", "#Failed", "#Successful");
        for (Finding.LoginAttribute login : logins.subList(0, Math.min(ATTEMPTS, logins.size()))) {
            html.open("tr");
            html.element("td", login.user() == null ? "–" : login.user());
            html.element("td", login.application() == null ? "–" : login.application());
            html.element("td", Texts.number(login.failed()), "class", "n");
            html.element("td", Texts.number(login.successful()), "class", "n");
            html.close();
        }
        Tables.close(html);
        if (logins.size() > ATTEMPTS) {
            html.element(
                    "p", "and " + (logins.size() - ATTEMPTS) + " more pairs with fewer attempts", "class", "quiet");
        }
    }

    private void notes(List<Finding.Note> notes) {
        if (notes.isEmpty()) {
            return;
        }
        Tables.open(html, "Notes", "", "");
        for (Finding.Note note : notes) {
            html.open("tr")
                    .element("th", Texts.words(note.key()), "scope", "row")
                    .element("td", note.value())
                    .close();
        }
        Tables.close(html);
    }
}
