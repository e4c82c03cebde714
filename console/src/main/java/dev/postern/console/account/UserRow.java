// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.account;

import dev.postern.console.text.Moment;
import dev.postern.console.web.Parameters;
import dev.postern.store.Users.User;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A user in the list.
 *
 * @param made when they became one
 * @param isViewer whether it is who looks
 * @param disabled whether they may not sign in for now
 */
public record UserRow(String name, Role role, Moment made, boolean isViewer, boolean disabled) {

    static UserRow of(User user, Viewer viewer, Instant now) {
        return new UserRow(
                user.name(),
                Role.valueOf(user.role()),
                Moment.of(user.createdMicros(), now, ZoneOffset.UTC),
                user.name().equals(viewer.user()),
                user.disabled());
    }

    /** Where they are changed. */
    public String address() {
        return address(name);
    }

    static String address(String name) {
        return UserPages.LIST + "/" + Parameters.encoded(name);
    }
}
