// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.page;

/** An entry of the navigation. */
public enum Section {
    /** What needs attention now. */
    OVERVIEW("Overview", "/console/", "o"),
    /** All findings. */
    FINDINGS("Findings", "/console/findings", "f"),
    /** Databases, how each is covered, and its normal. */
    DATABASES("Databases", "/console/databases", "d"),
    /** Search of logins. */
    LOGINS("Login activity", "/console/logins", "l"),
    /** Suppression rules and saved filters. */
    RULES("Rules", "/console/rules", "u"),
    /** Trusted and threat lists, and feeds. */
    LISTS("Lists and feeds", "/console/lists", "i"),
    /** Where findings are exported. */
    EXPORT("Export", "/console/export", "e"),
    /** Who may sign in; for administrators. */
    USERS("Users", "/console/users", "p"),
    /** What would have been found. */
    REPLAY("Replay", "/console/replay", "r"),
    /** Lists, rules, users and keys. */
    SETTINGS("Settings", "/console/settings", "s");

    private final String words;
    private final String address;
    private final String key;

    Section(String words, String address, String key) {
        this.words = words;
        this.address = address;
        this.key = key;
    }

    /** As it is shown. */
    public String words() {
        return words;
    }

    /** Where it is. */
    public String address() {
        return address;
    }

    /** The key that leads there, after g. */
    public String key() {
        return key;
    }
}
