// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.usage;

import dev.postern.console.account.Role;
import dev.postern.console.page.Pages;
import dev.postern.console.page.Section;
import dev.postern.console.usage.UsageReport.Line;
import dev.postern.console.usage.UsageReport.Table;
import dev.postern.console.web.ApiCalls;
import dev.postern.console.web.Router;
import dev.postern.console.web.Visit;
import dev.postern.console.web.WebResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Shows what GetUsageStatistics tells. */
public record UsagePages(Pages pages, ApiCalls api) {
    private static final String PAGE = "/console/usage";
    private static final String FEATURE = "RDS_LOGIN_EVENTS";
    private static final int AT_ONCE = 50;

    /** Adds what they answer. */
    public void addTo(Router routes) {
        routes.get(PAGE, Role.VIEWER, this::page);
    }

    private WebResponse page(Visit visit) {
        ApiCalls.Outcome detector = api.read(visit, "/detector/{detector}");
        UsageReport report = detector.isRefused()
                ? new UsageReport(List.of(), detector.refusal())
                : new UsageReport(
                        List.of(
                                table(visit, "Account", "SUM_BY_ACCOUNT", "sumByAccount", "accountId"),
                                table(visit, "Feature", "SUM_BY_FEATURES", "sumByFeature", "feature"),
                                table(visit, "Database", "SUM_BY_RESOURCE", "sumByResource", "resource")),
                        "");
        return pages.page(visit, Section.SETTINGS, "Usage", "usage/usage", report);
    }

    /** All of a statistic, page by page. */
    private Table table(Visit visit, String of, String type, String member, String name) {
        List<Line> lines = new ArrayList<>();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("usageStatisticsType", type);
        body.put("usageCriteria", Map.of("features", List.of(FEATURE)));
        body.put("maxResults", AT_ONCE);
        while (true) {
            ApiCalls.Outcome page = api.send(visit, "POST", "/detector/{detector}/usage/statistics", body);
            page.require();
            for (JsonNode each : page.body().path("usageStatistics").path(member)) {
                JsonNode total = each.path("total");
                lines.add(new Line(
                        each.path(name).asString(""),
                        total.path("amount").asString("") + " "
                                + total.path("unit").asString("")));
            }
            String token = page.body().path("nextToken").asString("");
            if (token.isEmpty()) {
                return new Table(of, lines);
            }
            body.put("nextToken", token);
        }
    }
}
