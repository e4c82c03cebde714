// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.settings;

import dev.postern.console.account.Role;
import dev.postern.console.feature.FeatureChange;
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
    private static final String STOP = PAGE + "/features/stop";
    private static final String DELETE = PAGE + "/delete";
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
        routes.get(STOP, CHANGES, this::askStop);
        routes.post(STOP, CHANGES, visit -> sent(visit, FeatureChange.asked(visit.query())));
        routes.get(DELETE, CHANGES, this::askDelete);
        routes.post(DELETE, CHANGES, this::delete);
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
        return ask(visit, "Suspend", "the detector", "", SUSPEND, """
                No findings are raised until it goes on. Logins are still read and stored: what happens meanwhile a replay finds.""");
    }

    private WebResponse askDelete(Visit visit) {
        return ask(visit, "Delete", "the detector", "", DELETE, """
                All findings of this account and region are lost, with its rules and saved filters, lists, export, tags and \
                what was judged to be expected; nothing brings them back. No findings are raised until somebody makes a detector \
                again. Logins, what is normal on the databases, replays, members, users, keys and the audit log stay.""");
    }

    private WebResponse askStop(Visit visit) {
        FeatureChange change = FeatureChange.asked(visit.query());
        if (!change.endsWatching()) {
            return WebResponse.seeOther(PAGE);
        }
        return ask(
                visit,
                "Stop",
                "the watching of logins",
                change.words(),
                change.asked().under(STOP),
                """
                No findings are raised until the feature is on again. Logins are still read and stored: what happens meanwhile a \
                replay finds.""");
    }

    private WebResponse ask(Visit visit, String verb, String what, String detail, String address, String consequence) {
        String name =
                what + " of " + visit.scope().account() + " in " + visit.scope().region();
        Removal removal = new Removal(verb, name, detail, consequence, address, PAGE, "Settings");
        return pages.page(visit, Section.SETTINGS, verb + " " + what, "remove", removal);
    }

    private WebResponse delete(Visit visit) {
        ApiCalls.Outcome outcome = api.send(visit, "DELETE", DETECTOR, Map.of());
        return outcome.isRefused() ? page(visit, outcome.code(), outcome.refusal()) : done(Notice.REMOVED);
    }

    private WebResponse setFrequency(Visit visit) {
        String frequency = visit.form().text("frequency");
        if (!DetectorForm.FREQUENCIES.containsKey(frequency)) {
            throw new RefusedException(400, "Changes are told every 15 minutes, every hour or every 6 hours.");
        }
        return sent(visit, "POST", DETECTOR, Map.of("findingPublishingFrequency", frequency));
    }

    private WebResponse setFeatures(Visit visit) {
        FeatureChange change = FeatureChange.of(visit.form());
        return change.endsWatching() ? WebResponse.seeOther(change.asked().under(STOP)) : sent(visit, change);
    }

    private WebResponse sent(Visit visit, FeatureChange change) {
        return change.isEmpty() ? done(Notice.SAVED) : sent(visit, "POST", DETECTOR, Map.of("features", change.body()));
    }

    private WebResponse sent(Visit visit, String method, String path, Map<String, ?> body) {
        ApiCalls.Outcome outcome = api.send(visit, method, path, body);
        return outcome.isRefused() ? page(visit, outcome.code(), outcome.refusal()) : done(Notice.SAVED);
    }

    private static WebResponse done(Notice notice) {
        return WebResponse.seeOther(
                Parameters.NONE.with(Notice.PARAMETER, notice.word()).under(PAGE));
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
