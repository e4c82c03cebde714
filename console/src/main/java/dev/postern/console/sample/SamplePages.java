// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.sample;

import dev.postern.console.account.Role;
import dev.postern.console.page.Notice;
import dev.postern.console.page.Pages;
import dev.postern.console.page.Section;
import dev.postern.console.web.ApiCalls;
import dev.postern.console.web.Parameters;
import dev.postern.console.web.Router;
import dev.postern.console.web.Visit;
import dev.postern.console.web.WebResponse;
import dev.postern.kernel.FindingType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Makes samples of findings with CreateSampleFindings. They are delivered, so it is for those who set where findings go. */
public record SamplePages(Pages pages, ApiCalls api) {
    private static final String PAGE = "/console/samples";
    private static final Role MAKES = Role.ADMINISTRATOR;

    /** Adds what they answer. */
    public void addTo(Router routes) {
        routes.get(PAGE, MAKES, visit -> form(visit, 200, ""));
        routes.post(PAGE, MAKES, this::make);
    }

    private WebResponse form(Visit visit, int code, String fault) {
        List<String> types =
                Arrays.stream(FindingType.values()).map(FindingType::id).toList();
        return pages.page(
                code,
                pages.shell(visit, Section.SETTINGS, "Sample findings"),
                "sample/form",
                new SampleForm(types, fault));
    }

    private WebResponse make(Visit visit) {
        boolean isAll = visit.form().text("do").equals("all");
        List<String> types = visit.form().all("type");
        if (!isAll && types.isEmpty()) {
            return form(visit, 400, "No type was chosen, so nothing was made.");
        }
        ApiCalls.Outcome outcome = api.send(
                visit,
                "POST",
                "/detector/{detector}/findings/create",
                isAll ? Map.of() : Map.of("findingTypes", types));
        return outcome.isRefused()
                ? form(visit, outcome.code(), outcome.refusal())
                : WebResponse.seeOther(Parameters.NONE
                        .with(Notice.PARAMETER, Notice.SAMPLED.word())
                        .under(Section.FINDINGS.address()));
    }
}
