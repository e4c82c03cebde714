// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.sql;

import dev.postern.formats.file.RotatedName;
import java.util.Arrays;
import java.util.Optional;

/** A form in which PostgreSQL writes its log, the best first. */
enum PostgresForm {
    /** Tells most of each line, and cannot be forged. */
    CSVLOG("csvlog"),
    /** As good, and larger. */
    JSONLOG("jsonlog"),
    /** Text. */
    STDERR("stderr");

    private static final String CSV = ".csv";
    private static final String JSON = ".json";

    private final String setting;

    PostgresForm(String setting) {
        this.setting = setting;
    }

    /** What it is called in {@code log_destination}. */
    String setting() {
        return setting;
    }

    /** The form that a setting names. */
    static Optional<PostgresForm> named(String setting) {
        return Arrays.stream(values())
                .filter(form -> form.setting.equals(setting))
                .findFirst();
    }

    /** Whether a file of this name is of this form, and none that somebody has renamed or packed. */
    boolean isOf(String name) {
        if (!RotatedName.plain(name).equals(name) || RotatedName.of(name).number() > 0) {
            return false;
        }
        return switch (this) {
            case CSVLOG -> name.endsWith(CSV);
            case JSONLOG -> name.endsWith(JSON);
            case STDERR -> !name.endsWith(CSV) && !name.endsWith(JSON);
        };
    }
}
