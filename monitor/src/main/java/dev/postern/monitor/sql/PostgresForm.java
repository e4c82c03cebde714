// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.sql;

import dev.postern.formats.file.RotatedName;

/** A form in which PostgreSQL writes its log, the best first. */
enum PostgresForm {
    /** Tells most of each line, and cannot be forged. */
    CSVLOG("csvlog", 100_000),
    /** As good, and larger. */
    JSONLOG("jsonlog", 150_000),
    /** Text. */
    STDERR("stderr", 100_000);

    private static final String CSV = ".csv";
    private static final String JSON = ".json";

    private final String setting;
    private final int since;

    PostgresForm(String setting, int since) {
        this.setting = setting;
        this.since = since;
    }

    /** What it is called in {@code log_destination}. */
    String setting() {
        return setting;
    }

    /** Whether a server knows it; asking others for it is an error. */
    boolean isKnownTo(int versionNumber) {
        return versionNumber >= since;
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
