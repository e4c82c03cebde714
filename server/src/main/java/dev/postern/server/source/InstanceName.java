// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.source;

import dev.postern.formats.file.RotatedName;

/** Identifiers of database instances, and the ones made from file names. */
public final class InstanceName {
    /** Longest identifier. */
    public static final int MAX_LENGTH = 63;

    private InstanceName() {}

    /** Whether the text is an identifier: {@code [A-Za-z0-9][A-Za-z0-9._-]{0,62}}. */
    public static boolean isValid(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH || !isAlphanumeric(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            if (!isAllowed(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The identifier of the instance that a file of this name most likely belongs to. */
    public static String ofFile(String fileName) {
        return clean(RotatedName.of(fileName).base());
    }

    /** The nearest identifier to a text. */
    public static String clean(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length() && out.length() < MAX_LENGTH; i++) {
            char c = text.charAt(i);
            if (out.length() == 0 ? isAlphanumeric(c) : isAllowed(c)) {
                out.append(c);
            } else if (out.length() > 0) {
                out.append('-');
            }
        }
        return out.length() == 0 ? "database" : out.toString();
    }

    private static boolean isAllowed(char c) {
        return isAlphanumeric(c) || c == '.' || c == '_' || c == '-';
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
