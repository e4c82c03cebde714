// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.export;

import dev.postern.api.destination.DestinationDocuments;
import dev.postern.api.destination.PublishingDestination;
import dev.postern.console.account.Role;
import dev.postern.console.page.Notice;
import dev.postern.console.page.Pages;
import dev.postern.console.page.Removal;
import dev.postern.console.page.Section;
import dev.postern.console.web.ApiCalls;
import dev.postern.console.web.Parameters;
import dev.postern.console.web.RefusedException;
import dev.postern.console.web.Router;
import dev.postern.console.web.Visit;
import dev.postern.console.web.WebResponse;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows and changes the publishing destination of an account and region, of which there is one at most. */
public record ExportPages(Pages pages, DestinationDocuments destinations, ApiCalls api, InstantSource clock) {
    static final String PAGE = "/console/export";
    static final String NEW = PAGE + "/new";

    private static final String ONE = PAGE + "/{id}";
    private static final String PATH = "/detector/{detector}/publishingDestination";

    /** Who may make, change and remove it. */
    private static final Role CHANGES = Role.ADMINISTRATOR;

    /** Adds what they answer. */
    public void addTo(Router routes) {
        routes.get(PAGE, Role.VIEWER, this::page);
        routes.get(NEW, CHANGES, visit -> form(visit, 200, new ExportForm("", "", "", "")));
        routes.post(NEW, CHANGES, this::create);
        routes.get(ONE + "/edit", CHANGES, this::edit);
        routes.post(ONE + "/edit", CHANGES, this::update);
        routes.get(ONE + "/delete", CHANGES, this::ask);
        routes.post(ONE + "/delete", CHANGES, this::delete);
    }

    private WebResponse page(Visit visit) {
        PublishingDestination destination = destinations.current(visit.scope());
        return pages.page(visit, Section.EXPORT, "Export", "export/export", exporting(visit, destination));
    }

    private Exporting exporting(Visit visit, @Nullable PublishingDestination destination) {
        return new Exporting(
                destination,
                destination == null ? "" : destinations.status(visit.scope(), destination),
                destination == null ? null : destinations.failingSince(visit.scope(), destination),
                visit.may(CHANGES),
                clock.instant());
    }

    private WebResponse create(Visit visit) {
        Map<String, Object> body = body(visit);
        body.put("destinationType", "S3");
        return sent(visit, "", api.send(visit, "POST", PATH, body));
    }

    private WebResponse edit(Visit visit) {
        PublishingDestination known = require(visit);
        return form(visit, 200, new ExportForm(known.id(), known.destinationArn(), known.kmsKeyArn(), ""));
    }

    private WebResponse update(Visit visit) {
        PublishingDestination known = require(visit);
        return sent(visit, known.id(), api.send(visit, "POST", PATH + "/" + known.id(), body(visit)));
    }

    private static Map<String, Object> body(Visit visit) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("destinationArn", visit.form().text("bucket").strip());
        properties.put("kmsKeyArn", visit.form().text("key").strip());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("destinationProperties", properties);
        return body;
    }

    private WebResponse sent(Visit visit, String id, ApiCalls.Outcome outcome) {
        if (!outcome.isRefused()) {
            return done(Notice.SAVED);
        }
        String fault = outcome.refusal().contains("out-of-range value")
                ? "These are not the ARN of a bucket and the ARN of a key: the examples show how they look."
                : outcome.refusal();
        Parameters given = visit.form();
        return form(visit, outcome.code(), new ExportForm(id, given.text("bucket"), given.text("key"), fault));
    }

    private WebResponse form(Visit visit, int code, ExportForm form) {
        String title = form.id().isEmpty() ? "New destination" : "Change the destination";
        return pages.page(code, pages.shell(visit, Section.EXPORT, title), "export/form", form);
    }

    private WebResponse ask(Visit visit) {
        PublishingDestination known = require(visit);
        Removal removal = new Removal(
                "the destination",
                known.destinationArn(),
                "Findings are no longer exported there. What has been exported stays in the bucket.",
                PAGE + "/" + known.id() + "/delete",
                PAGE,
                "Export");
        return pages.page(visit, Section.EXPORT, "Remove the destination", "remove", removal);
    }

    private WebResponse delete(Visit visit) {
        api.send(visit, "DELETE", PATH + "/" + require(visit).id(), Map.of()).require();
        return done(Notice.REMOVED);
    }

    private PublishingDestination require(Visit visit) {
        PublishingDestination known = destinations.find(visit.scope(), visit.capture("id"));
        if (known == null) {
            throw new RefusedException(404, "There is no such destination; somebody may have removed it.");
        }
        return known;
    }

    private static WebResponse done(Notice notice) {
        return WebResponse.seeOther(
                Parameters.NONE.with(Notice.PARAMETER, notice.word()).under(PAGE));
    }
}
