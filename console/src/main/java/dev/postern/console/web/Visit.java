// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.web;

import dev.postern.console.account.Role;
import dev.postern.console.account.Viewer;
import dev.postern.store.Scope;
import java.util.Map;

/**
 * A request of somebody who has signed in, and may make it.
 *
 * @param captures segments of the path by the names of the route; hostile
 * @param viewer who asks
 * @param scope account and region whose findings are looked at
 */
public record Visit(WebRequest request, Map<String, String> captures, Viewer viewer, Scope scope) {

    /** Parameters of the address. */
    public Parameters query() {
        return request.query();
    }

    /** Parameters of the form that was sent. */
    public Parameters form() {
        return request.form();
    }

    /** The segment that stands for a name of the route. */
    public String capture(String name) {
        return captures.getOrDefault(name, "");
    }

    /** Whether the viewer may do what takes a role. */
    public boolean may(Role role) {
        return viewer.role().includes(role);
    }
}
