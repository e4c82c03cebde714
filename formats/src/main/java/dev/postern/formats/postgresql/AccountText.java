// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import org.jspecify.annotations.Nullable;

/** {@code U database=D application_name=A}, split with the help of a name that is known. */
record AccountText(String user, String database, @Nullable String application) {
    private static final String DATABASE = " database=";
    private static final String APPLICATION = " application_name=";

    /** The parts if the text begins with this user, else null. */
    static @Nullable AccountText of(String text, String user) {
        if (!text.startsWith(DATABASE, user.length()) || !text.startsWith(user)) {
            return null;
        }
        int from = user.length() + DATABASE.length();
        int application = text.indexOf(APPLICATION, from);
        return application < 0
                ? new AccountText(user, text.substring(from), null)
                : new AccountText(
                        user, text.substring(from, application), text.substring(application + APPLICATION.length()));
    }
}
