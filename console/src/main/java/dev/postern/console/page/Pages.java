// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.page;

import dev.postern.console.account.Csrf;
import dev.postern.console.account.Role;
import dev.postern.console.account.Viewer;
import dev.postern.console.asset.Assets;
import dev.postern.console.web.Scopes;
import dev.postern.console.web.Visit;
import dev.postern.console.web.WebRequest;
import dev.postern.console.web.WebResponse;
import dev.postern.store.Scope;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Renders templates. Each takes a {@link Shell} by the name of {@code shell} and a record by the name of {@code model}. */
public final class Pages {
    /** The cookie that keeps whether a viewer wants light or dark. */
    public static final String THEME = "postern-theme";

    private static final String PACKAGE = "dev.postern.console.template";

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Pages.class.getClassLoader(), PACKAGE);
    private final Assets assets;
    private final Csrf csrf;
    private final Scopes scopes;
    private final List<Section> sections;

    /**
     * @param assets that pages name
     * @param csrf masks the tokens of forms
     * @param scopes accounts and regions that pages can be of
     * @param sections that the navigation leads to
     */
    public Pages(Assets assets, Csrf csrf, Scopes scopes, List<Section> sections) {
        this.assets = assets;
        this.csrf = csrf;
        this.scopes = scopes;
        this.sections = List.copyOf(sections);
    }

    /** A page, or the part of it that a template makes. */
    public WebResponse page(Visit visit, Section section, String title, String template, Object model) {
        return page(200, shell(visit, section, title), template, model);
    }

    /** A page with another status code. */
    public WebResponse page(int code, Shell shell, String template, Object model) {
        StringOutput out = new StringOutput();
        templates.render(template + ".jte", Map.of("shell", shell, "model", model), new VisibleOutput(out));
        return WebResponse.text(code, WebResponse.HTML, out.toString());
    }

    /** The shell of a page. */
    public Shell shell(Visit visit, Section section, String title) {
        return shell(visit.request(), visit.viewer(), visit.scope(), section, title);
    }

    /**
     * The shell of a page that stands apart.
     *
     * @param viewer who sees it; null when somebody who has not signed in
     */
    public Shell bare(WebRequest request, @Nullable Viewer viewer, String title) {
        return shell(request, viewer, scopes.of(request), null, title);
    }

    private Shell shell(
            WebRequest request, @Nullable Viewer viewer, Scope scope, @Nullable Section section, String title) {
        return new Shell(
                title,
                section,
                viewer,
                viewer == null ? "" : csrf.mask(Csrf.of(viewer.csrf(), scope)),
                viewer == null ? "" : csrf.mask(viewer.csrf()),
                scope,
                viewer == null ? List.of() : scopes.all(),
                assets,
                theme(request),
                request.query().without(Notice.PARAMETER).under(request.path()),
                Notice.of(request),
                viewer != null && viewer.role() == Role.ADMINISTRATOR
                        ? sections
                        : sections.stream()
                                .filter(each -> each != Section.USERS)
                                .toList());
    }

    private static String theme(WebRequest request) {
        String chosen = Objects.requireNonNullElse(request.cookie(THEME), "");
        return chosen.equals("dark") || chosen.equals("light") ? chosen : "";
    }
}
