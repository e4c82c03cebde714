// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.output;

import java.util.Map;

/**
 * What the launcher knows of the terminal. Java 17 cannot tell whether standard output is one, so the launcher passes it on.
 *
 * @param outIsTerminal whether standard output is a terminal
 * @param errIsTerminal whether standard error is a terminal
 * @param columns width of the terminal
 * @param colour whether to colour standard output
 */
public record Terminal(boolean outIsTerminal, boolean errIsTerminal, int columns, boolean colour) {
    private static final int DEFAULT_COLUMNS = 120;
    /** Files and pipes have room. */
    private static final int NO_TERMINAL_COLUMNS = 240;

    private static final int MIN_COLUMNS = 20;

    /** From the environment: {@code POSTERN_TTY} (set by the launcher), {@code COLUMNS}, {@code NO_COLOR}, {@code TERM}. */
    public static Terminal of(Map<String, String> environment) {
        String tty = environment.getOrDefault("POSTERN_TTY", "");
        boolean out = tty.contains("out");
        int columns = out ? DEFAULT_COLUMNS : NO_TERMINAL_COLUMNS;
        try {
            int told = Integer.parseInt(environment.getOrDefault("COLUMNS", ""));
            columns = told > 0 ? Math.max(MIN_COLUMNS, told) : columns;
        } catch (NumberFormatException unset) {
            // the default stands
        }
        boolean colour = out
                && !environment.containsKey("NO_COLOR")
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        return new Terminal(out, tty.contains("err"), columns, colour);
    }

    /** The text in a style (an SGR parameter such as {@code 1;31}), or plain where there is no colour. */
    public String style(String sgr, String safeText) {
        return colour ? "\u001b[" + sgr + "m" + safeText + "\u001b[0m" : safeText;
    }
}
