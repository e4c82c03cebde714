// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.member;

/** Numbers of accounts. */
public final class Accounts {
    private static final int DIGITS = 12;

    private Accounts() {}

    /** Whether a text is one: twelve digits. */
    public static boolean isOne(String text) {
        return text.length() == DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
