// SPDX-License-Identifier: Apache-2.0
package dev.postern.console;

import dev.postern.api.own.explanation.Explanations;
import dev.postern.api.own.login.LoginActivity;
import dev.postern.console.account.Csrf;
import dev.postern.console.account.Links;
import dev.postern.console.account.Passwords;
import dev.postern.console.account.Sessions;
import dev.postern.console.account.SignIn;
import dev.postern.console.account.SignInPages;
import dev.postern.console.asset.Assets;
import dev.postern.console.finding.DetailPages;
import dev.postern.console.finding.FindingChanges;
import dev.postern.console.finding.FindingPages;
import dev.postern.console.finding.SuppressPages;
import dev.postern.console.page.Pages;
import dev.postern.console.page.Problem;
import dev.postern.console.page.Section;
import dev.postern.console.rule.RulePreview;
import dev.postern.console.web.BrowserHeaders;
import dev.postern.console.web.Gzip;
import dev.postern.console.web.RefusedException;
import dev.postern.console.web.Router;
import dev.postern.console.web.Site;
import dev.postern.console.web.WebRequest;
import dev.postern.console.web.WebResponse;
import dev.postern.store.StoreException;
import dev.postern.store.Users;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers all that is asked below {@code /console}. Safe for use by several threads. */
public final class Console {
    private static final Logger LOG = LoggerFactory.getLogger(Console.class);

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
        Pages pages = new Pages(assets, csrf, services.scope(), List.of(Section.OVERVIEW, Section.FINDINGS));
        Router routes = new Router();
        Site site = new Site(routes, sessions, csrf, services.scope());
        new SignInPages(pages, new SignIn(users, passwords, services.clock()), sessions, links, passwords)
                .addTo(site, routes);
        new FindingPages(pages, services.store(), services.clock()).addTo(routes);
        new FindingChanges(services.backend()).addTo(routes);
        LoginActivity activity = new LoginActivity(services.store(), services.owners());
        new DetailPages(
                        pages,
                        services.store(),
                        new Explanations(services.store(), activity),
                        services.attacks(),
                        services.clock())
                .addTo(routes);
        RulePreview preview = new RulePreview(services.store(), services.clock(), System::nanoTime);
        new SuppressPages(pages, services.store(), services.backend(), preview, services.clock()).addTo(routes);
        return new Console(assets, pages, site);
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
        WebResponse answer = Gzip.pack(request, asset == null ? page(request) : asset);
        Map<String, String> headers = new HashMap<>(BrowserHeaders.all());
        headers.putAll(answer.headers());
        return new WebResponse(answer.code(), headers, answer.body());
    }

    private WebResponse page(WebRequest request) {
        try {
            return site.answer(request);
        } catch (RefusedException e) {
            return problem(request, e.code(), e.words());
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
