// SPDX-License-Identifier: Apache-2.0
package dev.postern.store;

/**
 * Whom everything kept belongs to.
 *
 * @param account 12 digits
 * @param region e.g. {@code us-east-1}
 */
public record Scope(String account, String region) {

    /** The account and region of a Postern that was told of no others. */
    public static final Scope DEFAULT = new Scope("000000000000", "us-east-1");
}
