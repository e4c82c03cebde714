// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.settings;

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
import dev.postern.store.Store;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows what Postern is set to, and sets the detector of an account and region.
 *
 * @param configuration that takes effect, YAML
 */
public record SettingsPages(Pages pages, ApiCalls api, Store store, String configuration, InstantSource clock) {
    private static final String PAGE = "/console/settings";
    private static final String DETECTOR = "/detector/{detector}";
    private static final String SUSPEND = PAGE + "/suspend";
    private static final String ENABLE = "enable";
    private static final Role CHANGES = Role.ADMINISTRATOR;

    /** Adds what they answer. */
    public void addTo(Router routes) {
        routes.get(PAGE, Role.VIEWER, visit -> page(visit, 200, ""));
        routes.get(PAGE + ".json", Role.VIEWER, this::export);
        routes.post(PAGE + "/detector", CHANGES, this::create);
        routes.get(SUSPEND, CHANGES, this::askSuspend);
        routes.post(SUSPEND, CHANGES, visit -> sent(visit, "POST", DETECTOR, Map.of(ENABLE, false)));
        routes.post(PAGE + "/resume", CHANGES, visit -> sent(visit, "POST", DETECTOR, Map.of(ENABLE, true)));
        routes.post(PAGE + "/frequency", CHANGES, this::setFrequency);
        routes.post(PAGE + "/features", CHANGES, this::setFeatures);
    }

    private WebResponse page(Visit visit, int code, String fault) {
        SettingsPage page = new SettingsPage(detector(visit), configuration, visit.may(CHANGES), fault);
        return pages.page(code, pages.shell(visit, Section.SETTINGS, "Settings"), "settings/settings", page);
    }

    private @Nullable DetectorForm detector(Visit visit) {
        ApiCalls.Outcome found = api.read(visit, DETECTOR);
        if (found.isRefused()) {
            return null;
        }
        // The API tells a frequency even while changes are told at once, because nobody has set any.
        Map<String, String> stored = store.configuration(visit.scope()).all("detector");
        String id = stored.keySet().stream().findFirst().orElse("");
        String document = stored.getOrDefault(id, "{}");
        String frequency =
                JsonMapper.shared().readTree(document).path("frequency").asString("");
        return DetectorForm.of(id, found.body(), frequency);
    }

    private WebResponse create(Visit visit) {
        return sent(visit, "POST", "/detector", Map.of(ENABLE, true));
    }

    private WebResponse askSuspend(Visit visit) {
        Removal removal = new Removal(
                "Suspend",
                "the detector of " + visit.scope().account() + " in "
                        + visit.scope().region(),
                "",
                "No findings are raised until it goes on. Logins are still read and stored: what happens meanwhile a replay finds.",
                SUSPEND,
                PAGE,
                "Settings");
        return pages.page(visit, Section.SETTINGS, "Suspend the detector", "remove", removal);
    }

    private WebResponse setFrequency(Visit visit) {
        String frequency = visit.form().text("frequency");
        if (!DetectorForm.FREQUENCIES.containsKey(frequency)) {
            throw new RefusedException(400, "Changes are told every 15 minutes, every hour or every 6 hours.");
        }
        return sent(visit, "POST", DETECTOR, Map.of("findingPublishingFrequency", frequency));
    }

    /** Sends those alone that are to be changed: others may have been set meanwhile. */
    private WebResponse setFeatures(Visit visit) {
        List<String> shown = visit.form().all("was");
        List<String> wanted = visit.form().all("feature");
        List<Map<String, String>> features = new ArrayList<>();
        for (String name : visit.form().all("name")) {
            boolean isWanted = wanted.contains(name);
            if (isWanted != shown.contains(name)) {
                Map<String, String> feature = new LinkedHashMap<>();
                feature.put("name", name);
                feature.put("status", isWanted ? "ENABLED" : "DISABLED");
                features.add(feature);
            }
        }
        return features.isEmpty() ? done() : sent(visit, "POST", DETECTOR, Map.of("features", features));
    }

    private WebResponse sent(Visit visit, String method, String path, Map<String, ?> body) {
        ApiCalls.Outcome outcome = api.send(visit, method, path, body);
        return outcome.isRefused() ? page(visit, outcome.code(), outcome.refusal()) : done();
    }

    private static WebResponse done() {
        return WebResponse.seeOther(
                Parameters.NONE.with(Notice.PARAMETER, Notice.SAVED.word()).under(PAGE));
    }

    private WebResponse export(Visit visit) {
        String text = JsonMapper.shared()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(new SettingsExport(api).of(visit));
        String name = "postern-" + visit.scope().account() + "-"
                + clock.instant().toString().substring(0, 10);
        return WebResponse.text(200, "application/json", text + "\n")
                .with("Content-Disposition", "attachment; filename=\"" + name + ".json\"");
    }
}
