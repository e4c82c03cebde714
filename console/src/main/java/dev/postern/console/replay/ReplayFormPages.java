// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.replay;

import dev.postern.api.coverage.Coverage;
import dev.postern.api.coverage.DatabaseCoverage;
import dev.postern.api.own.replay.ReplayLogs;
import dev.postern.console.criteria.TimeText;
import dev.postern.console.page.Pages;
import dev.postern.console.page.Section;
import dev.postern.console.replay.ReplayForm.Given;
import dev.postern.console.web.ApiCalls;
import dev.postern.console.web.Parameters;
import dev.postern.console.web.Router;
import dev.postern.console.web.Visit;
import dev.postern.console.web.WebResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Begins replays. */
public record ReplayFormPages(Pages pages, Coverage coverage, ReplayLogs logs, ApiCalls api, InstantSource clock) {
    private static final String NEW = ReplayPages.LIST + "/new";
    private static final int BAD_REQUEST = 400;
    private static final int MOST_DIGITS = 3;

    /** Adds what they answer. */
    public void addTo(Router routes) {
        routes.get(NEW, ReplayPages.CHANGES, visit -> form(visit, 200, Given.of(visit.query()), List.of()));
        routes.post(NEW, ReplayPages.CHANGES, this::begin);
    }

    private WebResponse begin(Visit visit) {
        Given given = Given.of(visit.form());
        List<String> faults = new ArrayList<>();
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("from", time("From", given.from(), faults));
        body.put("to", time("To", given.to(), faults));
        body.put("learning", days(given.learning(), faults));
        if (given.isFiles()) {
            body.put("files", files(given, faults));
        } else {
            body.put("databases", given.databases().isEmpty() ? null : given.databases());
        }
        if (!faults.isEmpty()) {
            return form(visit, BAD_REQUEST, given, faults);
        }
        ApiCalls.Outcome outcome = api.send(visit, "POST", ReplayPages.API, body);
        return outcome.isRefused()
                ? form(visit, outcome.code(), given, List.of("It was not begun. " + outcome.refusal()))
                : WebResponse.seeOther(ReplayPages.LIST + "/"
                        + Parameters.encoded(outcome.body().path("id").asString("")));
    }

    private @Nullable String time(String field, String text, List<String> faults) {
        if (text.isEmpty()) {
            return null;
        }
        Instant time = TimeText.read(text, clock.instant(), ZoneOffset.UTC);
        if (time == null) {
            faults.add(field + ": " + TimeText.HELP + ".");
        }
        return time == null ? null : time.toString();
    }

    private static @Nullable String days(String text, List<String> faults) {
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return "P" + Integer.parseInt(text) + "D";
        }
        faults.add("Learning time: write a number of days from 0 to 365.");
        return null;
    }

    private static List<Map<String, @Nullable Object>> files(Given given, List<String> faults) {
        if (given.allPaths().isEmpty()) {
            faults.add("Choose a log, or write the path of one.");
        }
        if (given.database().isEmpty()) {
            faults.add("Write which database the logs are of.");
        }
        List<Map<String, @Nullable Object>> files = new ArrayList<>();
        for (String path : given.allPaths()) {
            Map<String, @Nullable Object> file = new LinkedHashMap<>();
            file.put("database", given.database());
            file.put("path", path);
            file.put("timezone", given.timezone().isEmpty() ? null : given.timezone());
            file.put("logLinePrefix", given.prefix().isEmpty() ? null : given.prefix());
            files.add(file);
        }
        return files;
    }

    private WebResponse form(Visit visit, int code, Given given, List<String> faults) {
        List<String> databases =
                coverage.of(visit.scope()).stream().map(DatabaseCoverage::id).toList();
        return pages.page(
                code,
                pages.shell(visit, Section.REPLAY, "New replay"),
                "replay/form",
                new ReplayForm(databases, logs.of(visit.scope()), given, faults));
    }
}
