// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.finding;

import dev.postern.console.account.Role;
import dev.postern.console.page.Notice;
import dev.postern.console.web.ApiCalls;
import dev.postern.console.web.Parameters;
import dev.postern.console.web.RefusedException;
import dev.postern.console.web.Router;
import dev.postern.console.web.Visit;
import dev.postern.console.web.WebResponse;
import java.util.List;
import java.util.Map;

/** What people do with findings: archive them, and judge them. */
public record FindingChanges(ApiCalls api) {
    private static final int MOST = 50;
    private static final int LONGEST_COMMENT = 1_000;

    /** Adds what they answer. */
    public void addTo(Router routes) {
        routes.post("/console/findings/archive", Role.ANALYST, this::archive);
        routes.post("/console/findings/judge", Role.ANALYST, this::judge);
    }

    private WebResponse archive(Visit visit) {
        List<String> ids = ids(visit);
        boolean archives = !visit.form().text("action").equals("unarchive");
        if (ids.isEmpty()) {
            return back(visit, Notice.NOTHING_CHOSEN);
        }
        ask(visit, archives ? "archive" : "unarchive", Map.of("findingIds", ids));
        return back(visit, archives ? Notice.ARCHIVED : Notice.UNARCHIVED);
    }

    private WebResponse judge(Visit visit) {
        String feedback = visit.form().text("feedback");
        if (!feedback.equals("USEFUL") && !feedback.equals("NOT_USEFUL")) {
            throw new RefusedException(400, "Say whether the finding was useful.");
        }
        String comment = visit.form().text("comment");
        String reach = feedback.equals("NOT_USEFUL") ? reach(visit.form()) : "";
        ask(
                visit,
                "feedback",
                Map.of(
                        "findingIds",
                        ids(visit),
                        "feedback",
                        feedback,
                        "comments",
                        reach + comment.substring(0, Math.min(comment.length(), LONGEST_COMMENT))));
        return back(visit, Notice.JUDGED);
    }

    /** How far it goes, as the API reads it in comments. */
    private static String reach(Parameters form) {
        StringBuilder words = new StringBuilder();
        for (String name : List.of("scope", "days")) {
            if (!form.text(name).isEmpty()) {
                words.append(name).append('=').append(form.text(name)).append(' ');
            }
        }
        return words.toString();
    }

    private static List<String> ids(Visit visit) {
        List<String> ids = visit.form().all("id");
        if (ids.size() > MOST) {
            throw new RefusedException(400, "At most " + MOST + " findings are changed at once.");
        }
        return ids;
    }

    private void ask(Visit visit, String operation, Map<String, Object> body) {
        api.send(visit, "POST", "/detector/{detector}/findings/" + operation, body)
                .require();
    }

    private static WebResponse back(Visit visit, Notice notice) {
        String back = visit.form().text("back");
        boolean isList = back.startsWith(FindingPages.LIST);
        String address = isList ? back : FindingPages.LIST;
        int query = address.indexOf('?');
        String path = query < 0 ? address : address.substring(0, query);
        Parameters parameters = Parameters.of(query < 0 ? "" : address.substring(query + 1));
        boolean isPath = path.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\');
        return WebResponse.seeOther(
                parameters.with(Notice.PARAMETER, notice.word()).under(isPath ? path : FindingPages.LIST));
    }
}
