// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.export;

import dev.postern.api.destination.PublishingDestination;
import dev.postern.console.text.Moment;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * How findings are exported. The destination's texts are hostile.
 *
 * @param destination null when there is none
 * @param status as the API tells it; empty when there is no destination
 * @param failingSince when it began to fail; null when it does not
 * @param mayChange whether the viewer may change it
 */
public record Exporting(
        @Nullable PublishingDestination destination,
        String status,
        @Nullable Instant failingSince,
        boolean mayChange,
        Instant now) {

    /** How it goes, in words. */
    public String words() {
        return switch (status) {
            case "PUBLISHING" -> "publishing";
            case "PENDING_VERIFICATION" -> "being tried";
            default -> "cannot publish";
        };
    }

    /** Class of the badge that shows it. */
    public String badge() {
        return switch (status) {
            case "PUBLISHING" -> "good";
            case "PENDING_VERIFICATION" -> "warn";
            default -> "bad";
        };
    }

    /** Whether it will soon be otherwise by itself. */
    public boolean isPassing() {
        return badge().equals("warn");
    }

    /** When it began to fail, for readers. */
    public @Nullable Moment since() {
        return failingSince == null ? null : Moment.of(failingSince, now, ZoneOffset.UTC);
    }
}
