// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.page;

import dev.postern.console.account.Viewer;
import dev.postern.console.asset.Assets;
import dev.postern.store.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around the content of a page.
 *
 * @param title of the page; may be hostile
 * @param section of the navigation that it belongs to; null when to none
 * @param viewer who sees it; null before somebody has signed in
 * @param csrf token that its forms bear: good while the account and region are looked at
 * @param anyCsrf token of forms that change nothing of an account: good whichever is looked at
 * @param scope account and region that it is of
 * @param scopes all that there are
 * @param theme {@code light}, {@code dark}, or empty for that of the viewer's system
 * @param address of the page itself
 * @param notice what has just been done; empty when nothing
 * @param sections that there are
 */
public record Shell(
        String title,
        @Nullable Section section,
        @Nullable Viewer viewer,
        String csrf,
        String anyCsrf,
        Scope scope,
        List<Scope> scopes,
        Assets assets,
        String theme,
        String address,
        String notice,
        List<Section> sections) {

    /** Where to go once another account and region is chosen: what this page shows need not be in it. */
    public String home() {
        return section == null ? Section.OVERVIEW.address() : section.address();
    }

    /** What htmx may do: no code from attributes, no styles of its own, nothing to other hosts. */
    public String htmxConfig() {
        return "{\"includeIndicatorStyles\":false,\"allowEval\":false,\"allowScriptTags\":false,\"selfRequestsOnly\":true,"
                + "\"historyCacheSize\":0,\"refreshOnHistoryMiss\":true}";
    }
}
