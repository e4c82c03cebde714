// SPDX-License-Identifier: Apache-2.0
package dev.postern.console;

import dev.postern.api.destination.DestinationDocuments;
import dev.postern.api.filter.Filters;
import dev.postern.api.list.ListDocuments;
import dev.postern.api.own.explanation.Explanations;
import dev.postern.api.own.login.LoginActivity;
import dev.postern.console.account.AuditTrail;
import dev.postern.console.account.Csrf;
import dev.postern.console.account.Links;
import dev.postern.console.account.PasswordPages;
import dev.postern.console.account.Passwords;
import dev.postern.console.account.Sessions;
import dev.postern.console.account.SignIn;
import dev.postern.console.account.SignInPages;
import dev.postern.console.account.UserChanges;
import dev.postern.console.account.UserPages;
import dev.postern.console.asset.Assets;
import dev.postern.console.audit.AuditPages;
import dev.postern.console.database.DatabasePages;
import dev.postern.console.database.Databases;
import dev.postern.console.export.ExportPages;
import dev.postern.console.feed.FeedPages;
import dev.postern.console.filter.RuleFormPages;
import dev.postern.console.filter.RulePages;
import dev.postern.console.finding.DetailPages;
import dev.postern.console.finding.FindingChanges;
import dev.postern.console.finding.FindingDetails;
import dev.postern.console.finding.FindingPages;
import dev.postern.console.finding.SuppressPages;
import dev.postern.console.key.KeyPages;
import dev.postern.console.list.ListFormPages;
import dev.postern.console.list.ListPages;
import dev.postern.console.login.LoginFinder;
import dev.postern.console.login.LoginPages;
import dev.postern.console.member.InvitationPages;
import dev.postern.console.member.MemberFeaturePages;
import dev.postern.console.member.MemberPages;
import dev.postern.console.member.OrganizationPages;
import dev.postern.console.oidc.OidcPages;
import dev.postern.console.oidc.OidcSettings;
import dev.postern.console.overview.OverviewPage;
import dev.postern.console.page.Pages;
import dev.postern.console.page.Problem;
import dev.postern.console.page.ScopePages;
import dev.postern.console.page.Section;
import dev.postern.console.replay.ReplayFormPages;
import dev.postern.console.replay.ReplayPages;
import dev.postern.console.rule.RulePreview;
import dev.postern.console.sample.SamplePages;
import dev.postern.console.settings.SettingsPages;
import dev.postern.console.tag.TagPages;
import dev.postern.console.tag.TagTargets;
import dev.postern.console.usage.UsagePages;
import dev.postern.console.web.ApiCalls;
import dev.postern.console.web.BrowserHeaders;
import dev.postern.console.web.Gzip;
import dev.postern.console.web.RefusedException;
import dev.postern.console.web.Router;
import dev.postern.console.web.Site;
import dev.postern.console.web.WebRequest;
import dev.postern.console.web.WebResponse;
import dev.postern.store.Store;
import dev.postern.store.StoreException;
import dev.postern.store.Users;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers all that is asked below {@code /console}. Safe for use by several threads. */
public final class Console {
    private static final Logger LOG = LoggerFactory.getLogger(Console.class);

    /** What there are pages of. */
    private static final List<Section> SECTIONS = List.of(
            Section.OVERVIEW,
            Section.FINDINGS,
            Section.DATABASES,
            Section.LOGINS,
            Section.REPLAY,
            Section.RULES,
            Section.LISTS,
            Section.EXPORT,
            Section.USERS,
            Section.SETTINGS);

    private final Assets assets;
    private final Pages pages;
    private final Site site;

    /** The console with all its pages. */
    public static Console of(Services services) {
        Csrf csrf = new Csrf(services.random());
        Users users = services.store().users();
        Passwords passwords = new Passwords(services.passwordCost(), services.random());
        Sessions sessions = new Sessions(users, csrf, services.random(), services.clock());
        Links links = new Links(users, services.random(), services.clock());
        Assets assets = new Assets();
        Pages pages = new Pages(assets, csrf, services.scopes(), SECTIONS);
        Router routes = new Router();
        Site site = new Site(routes, sessions, csrf, services.scopes());
        new ScopePages(services.scopes()).addTo(routes);
        AuditTrail trail = new AuditTrail(services.store().audit(), services.clock());
        SignIn signIn = new SignIn(users, passwords, services.random(), services.clock());
        UserChanges changes = new UserChanges(users, services.clock());
        OidcSettings oidc = services.oidc();
        if (oidc != null) {
            new OidcPages(oidc, sessions, changes, trail).addTo(site);
        }
        new SignInPages(pages, signIn, sessions, links, passwords, trail, oidc == null ? "" : oidc.name())
                .addTo(site, routes);
        new PasswordPages(pages, changes, signIn, sessions, passwords, trail).addTo(routes);
        new UserPages(pages, users, changes, links, trail, services.clock()).addTo(routes);
        addSettings(services, pages, trail, routes);
        addPages(services, pages, routes);
        return new Console(assets, pages, site);
    }

    private static void addPages(Services services, Pages pages, Router routes) {
        Store store = services.store();
        InstantSource clock = services.clock();
        LoginFinder finder = new LoginFinder(store, services.owners(), System::nanoTime);
        LoginActivity activity = new LoginActivity(store, services.owners());
        RulePreview preview = new RulePreview(store, clock, System::nanoTime);
        Databases databases = new Databases(services.coverage(), services.blindSpots(), services.baselines(), store);
        ApiCalls api = new ApiCalls(services.backend());
        new OverviewPage(pages, store, services.coverage(), finder, services.health(), clock).addTo(routes);
        new FindingPages(pages, store, services.ocsf(), clock).addTo(routes);
        new FindingChanges(api).addTo(routes);
        FindingDetails details =
                new FindingDetails(new Explanations(store, activity), services.attacks(), services.logLines(), clock);
        new DetailPages(pages, store, details).addTo(routes);
        new SuppressPages(pages, store, api, preview, clock).addTo(routes);
        new ReplayFormPages(pages, services.coverage(), services.replayLogs(), api, clock).addTo(routes);
        new ReplayPages(pages, services.replays(), store, details, preview, api, clock).addTo(routes);
        addSets(services, pages, preview, api, routes);
        new DatabasePages(pages, databases, finder, clock).addTo(routes);
        new LoginPages(pages, finder, services.coverage(), clock).addTo(routes);
    }

    /** Adds what administrators set and see of Postern itself. */
    private static void addSettings(Services services, Pages pages, AuditTrail trail, Router routes) {
        Store store = services.store();
        InstantSource clock = services.clock();
        ApiCalls api = new ApiCalls(services.backend());
        new SettingsPages(pages, api, store, services.configuration(), clock).addTo(routes);
        MemberPages members = new MemberPages(pages, api, clock);
        new OrganizationPages(members, api).addTo(routes);
        new InvitationPages(members, api).addTo(routes);
        new MemberFeaturePages(members, api).addTo(routes);
        members.addTo(routes);
        new UsagePages(pages, api).addTo(routes);
        new SamplePages(pages, api).addTo(routes);
        new TagPages(pages, api, targets(store, api)).addTo(routes);
        new KeyPages(pages, store.credentials(), services.keys(), trail, clock).addTo(routes);
        new AuditPages(pages, store.audit(), clock).addTo(routes);
    }

    private static TagTargets targets(Store store, ApiCalls api) {
        return new TagTargets(api, new Filters(store), new ListDocuments(store), new DestinationDocuments(store));
    }

    /** Adds what people set and see of rules, lists, feeds and the export. */
    private static void addSets(Services services, Pages pages, RulePreview preview, ApiCalls api, Router routes) {
        Store store = services.store();
        InstantSource clock = services.clock();
        Filters filters = new Filters(store);
        new RulePages(pages, filters, api, preview).addTo(routes);
        new RuleFormPages(pages, filters, api, preview, clock).addTo(routes);
        ListPages lists = new ListPages(pages, new ListDocuments(store), api, clock);
        lists.addTo(routes);
        new ListFormPages(lists).addTo(routes);
        new FeedPages(pages, services.feeds(), clock).addTo(routes);
        new ExportPages(pages, new DestinationDocuments(store), api, clock).addTo(routes);
    }

    /** @param site answers all but assets */
    Console(Assets assets, Pages pages, Site site) {
        this.assets = assets;
        this.pages = pages;
        this.site = site;
    }

    /** Answers a request; whatever goes wrong is told on a page. */
    public WebResponse answer(WebRequest request) {
        WebResponse asset = request.isSafe() ? assets.answer(request) : null;
        return bound(Gzip.pack(request, asset == null ? page(request) : asset));
    }

    /**
     * The page for a request that was refused before it came here.
     *
     * @param code HTTP status code
     * @param words why, a sentence that repeats nothing of the request
     */
    public WebResponse refused(WebRequest request, int code, String words) {
        return bound(problem(request, code, words));
    }

    private static WebResponse bound(WebResponse answer) {
        Map<String, String> headers = new HashMap<>(BrowserHeaders.all());
        headers.putAll(answer.headers());
        return new WebResponse(answer.code(), headers, answer.cookies(), answer.body());
    }

    private WebResponse page(WebRequest request) {
        try {
            return site.answer(request);
        } catch (RefusedException e) {
            WebResponse problem = problem(request, e.code(), e.words());
            return e.allowed().isEmpty() ? problem : problem.with("Allow", e.allowed());
        } catch (StoreException e) {
            return problem(request, 503, "The store failed: " + e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("cannot show {}", request.path(), e);
            return problem(request, 500, "This is an error in Postern; its log tells more.");
        }
    }

    private WebResponse problem(WebRequest request, int code, String words) {
        Problem problem = Problem.of(code, words);
        return pages.page(code, pages.bare(request, site.viewer(request), problem.title()), "problem", problem);
    }
}
