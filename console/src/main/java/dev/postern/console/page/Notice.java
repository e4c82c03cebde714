// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.page;

import dev.postern.console.web.WebRequest;
import java.util.Locale;

/**
 * What has just been done, told on the page that follows. It travels as a word of ours in the address, so that nobody can put words
 * into our mouth by a link.
 */
public enum Notice {
    ARCHIVED("Archived."),
    UNARCHIVED("Taken out of the archive."),
    NOTHING_CHOSEN("No finding was chosen, so nothing has changed."),
    JUDGED("Thank you, your judgement is kept."),
    SUPPRESSED("The rule is in force: findings like this are archived as they come."),
    SAVED("Saved."),
    SAMPLED("Samples of findings were made; their titles begin with [SAMPLE]."),
    REMOVED("Removed."),
    STOPPED("The replay stops; what it has found until then is kept."),
    PASSWORD("Your password is changed; elsewhere you are signed out."),
    SIGNED_OUT_EVERYWHERE("Signed out everywhere."),
    SIGNED_OUT("You have signed out.");

    /** The name of the parameter. */
    public static final String PARAMETER = "done";

    private final String words;

    Notice(String words) {
        this.words = words;
    }

    /** Its word in addresses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The words that a request's address stands for; empty when for none. */
    static String of(WebRequest request) {
        String word = request.query().text(PARAMETER);
        for (Notice each : values()) {
            if (each.word().equals(word)) {
                return each.words;
            }
        }
        return "";
    }
}
