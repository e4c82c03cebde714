// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.coverage;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The oldest servers whose logs are known to be understood (docs/log-settings.md). */
final class OldestVersions {
    private static final Map<String, int[]> OLDEST =
            Map.of("postgresql", new int[] {10, 0}, "mysql", new int[] {5, 6}, "mariadb", new int[] {10, 4});

    private OldestVersions() {}

    /** Why a server is too old, or null when it is not, or nothing is known. */
    static @Nullable String tooOld(@Nullable String engine, @Nullable String version) {
        int[] oldest = engine == null || version == null ? null : OLDEST.get(engine);
        if (oldest == null || version == null) {
            return null;
        }
        int dot = version.indexOf('.');
        int major = number(dot < 0 ? version : version.substring(0, dot));
        int minor = dot < 0 ? 0 : number(version.substring(dot + 1));
        boolean isOld = major >= 0 && (major < oldest[0] || (major == oldest[0] && minor >= 0 && minor < oldest[1]));
        return isOld
                ? "the server is older than " + oldest[0] + (oldest[1] == 0 ? "" : "." + oldest[1])
                        + ": that its logs are understood is not known"
                : null;
    }

    /** The number that a text begins with, at most six digits; -1 when it begins with none. */
    private static int number(String text) {
        int number = -1;
        for (int i = 0; i < text.length() && i < 6 && text.charAt(i) >= '0' && text.charAt(i) <= '9'; i++) {
            number = 10 * Math.max(0, number) + text.charAt(i) - '0';
        }
        return number;
    }
}
