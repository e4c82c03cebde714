// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.login;

import java.util.List;
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

    /** Those that anything can be written into. */
    public static final List<LoginField> TEXTS = List.of(USER, ADDRESS, APPLICATION, FROM, TO);

    private final String label;

    LoginField(String label) {
        this.label = label;
    }

    /** Its name for people. */
    public String label() {
        return label;
    }

    /** What can be written, as an example; empty where it needs none. */
    public String example() {
        return switch (this) {
            case ADDRESS -> "192.0.2.7, 192.0.2.0/24";
            case FROM -> "24h, 7d, 2026-11-22";
            case TO -> "2026-11-22T08:30Z";
            case INSTANCE, USER, APPLICATION, OUTCOME -> "";
        };
    }

    /** Whether its values are names, which may be of any characters. */
    boolean isName() {
        return this == INSTANCE || this == USER || this == APPLICATION;
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
