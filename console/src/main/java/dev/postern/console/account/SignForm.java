// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.account;

/**
 * What the forms of those who have not signed in show.
 *
 * @param name that was given
 * @param fault what is wrong with what was given; empty when nothing is
 * @param back address to go to afterwards
 * @param token of the link; empty when there is none
 * @param first whether nobody can sign in yet
 */
public record SignForm(String name, String fault, String back, String token, boolean first) {}
