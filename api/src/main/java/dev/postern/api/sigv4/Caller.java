// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.sigv4;

/**
 * Who has signed a request, and for where.
 *
 * @param key that it is signed with
 * @param region that it is signed for
 */
public record Caller(AccessKey key, String region) {}
