// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.account;

import java.util.List;

/**
 * The users.
 *
 * @param rows in order of their names
 * @param link by which somebody becomes a user, made just now; empty when none was
 */
public record UserList(List<UserRow> rows, String link) {

    public UserList {
        rows = List.copyOf(rows);
    }

    /** All roles, the least first. */
    public List<Role> roles() {
        return List.of(Role.values());
    }

    /** For how long a link is good. */
    public String lasts() {
        return Links.LASTS.toMinutes() + " minutes";
    }
}
