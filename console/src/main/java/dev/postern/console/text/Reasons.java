// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.text;

import java.util.Locale;

/** Why the API has refused something, for people. Programs compare its words; people want to know what to do. */
public final class Reasons {
    private static final String BECAUSE = "The request is rejected because ";

    private Reasons() {}

    /** The reason as a sentence, with what to do where that is another page's matter; empty when there is none. */
    public static String of(String words) {
        if (words.contains("detectorId is not owned by the current account")) {
            return "This account and region has no detector. Administrators make one on the page Settings.";
        }
        String reason = words.startsWith(BECAUSE) ? words.substring(BECAUSE.length()) : words;
        if (reason.isEmpty()) {
            return "";
        }
        String text = reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1);
        return text.endsWith(".") ? text : text + ".";
    }
}
