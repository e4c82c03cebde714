// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.replay;

import java.util.Locale;

/** Reasons of the API as sentences. */
final class Sentences {
    private Sentences() {}

    /** The reason with a capital at its beginning and a full stop at its end. */
    static String of(String reason) {
        String text = reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1);
        return text.endsWith(".") ? text : text + ".";
    }
}
