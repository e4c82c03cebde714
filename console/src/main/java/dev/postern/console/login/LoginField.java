// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.login;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What logins are searched by; each is a parameter of the URL. */
public enum LoginField {
    INSTANCE("Database"),
    USER("User"),
    ADDRESS("Address"),
    APPLICATION("Application"),
    OUTCOME("Outcome"),
    FROM("From"),
    TO("To");

    private final String label;

    LoginField(String label) {
        this.label = label;
    }

    /** Its name for people. */
    public String label() {
        return label;
    }

    /** Its name in URLs. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The field of a parameter, or null. */
    static @Nullable LoginField of(String parameter) {
        for (LoginField field : values()) {
            if (field.parameter().equals(parameter)) {
                return field;
            }
        }
        return null;
    }
}
