// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.account;

/**
 * Somebody who has signed in.
 *
 * @param user name
 * @param csrf token that forms of this session bear, masked anew for each page
 * @param isOfProvider whether they sign in at a provider, and so have no password here
 */
public record Viewer(String user, Role role, String csrf, boolean isOfProvider) {}
