// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.episode;

import dev.postern.kernel.LoginEvent;
import org.jspecify.annotations.Nullable;

/**
 * Shortens client-given text that is kept for long: a client may send kilobytes in a name, and a real name is never that long
 * (63 bytes in PostgreSQL, 80 characters in MariaDB).
 */
public final class Clip {

    private static final int LONGEST = 256;

    private Clip() {}

    /** The text, at most 256 characters of it. */
    public static String text(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end);
    }

    /** The text, at most 256 characters of it; null stays null. */
    public static @Nullable String orNull(@Nullable String text) {
        return text == null ? null : text(text);
    }

    /** The event with its text clipped; the event itself where all of it is short. */
    public static LoginEvent event(LoginEvent e) {
        if (fits(e.user())
                && fits(e.database())
                && fits(e.application())
                && fits(e.remoteHost())
                && fits(e.tls())
                && fits(e.authMethod())
                && fits(e.reason())
                && fits(e.session())) {
            return e;
        }
        return new LoginEvent(
                e.openedMicros(),
                e.decidedMicros(),
                e.instance(),
                e.engine(),
                e.outcome(),
                e.remoteIp(),
                orNull(e.remoteHost()),
                e.remotePort(),
                orNull(e.user()),
                orNull(e.database()),
                orNull(e.application()),
                orNull(e.tls()),
                orNull(e.authMethod()),
                orNull(e.reason()),
                orNull(e.session()),
                e.marks(),
                e.opened(),
                e.settled());
    }

    private static boolean fits(@Nullable String text) {
        return text == null || text.length() <= LONGEST;
    }
}
