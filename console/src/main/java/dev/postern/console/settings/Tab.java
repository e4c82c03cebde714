// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.settings;

import dev.postern.console.account.Role;
import dev.postern.console.account.Viewer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the section of settings. */
public enum Tab {
    SETTINGS("Settings", "/console/settings", Role.VIEWER),
    MEMBERS("Members", "/console/members", Role.VIEWER),
    TAGS("Tags", "/console/tags", Role.VIEWER),
    USAGE("Usage", "/console/usage", Role.VIEWER),
    KEYS("API keys", "/console/keys", Role.ADMINISTRATOR),
    AUDIT("Audit log", "/console/audit", Role.ADMINISTRATOR);

    private final String words;
    private final String address;
    private final Role role;

    Tab(String words, String address, Role role) {
        this.words = words;
        this.address = address;
        this.role = role;
    }

    /** As it is shown. */
    public String words() {
        return words;
    }

    /** Where it is. */
    public String address() {
        return address;
    }

    /** Those that a viewer may open. */
    public static List<Tab> of(@Nullable Viewer viewer) {
        return Arrays.stream(values())
                .filter(each -> viewer != null && viewer.role().includes(each.role))
                .toList();
    }
}
