// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.sigv4;

/**
 * A key that requests are signed with.
 *
 * @param id public: 20 capital letters and digits
 * @param secret known to Postern and to whom it was given
 * @param account that it belongs to
 * @param administrator whether it may change things; otherwise it may only read
 */
public record AccessKey(String id, String secret, String account, boolean administrator) {

    @Override
    public String toString() {
        return id;
    }
}
