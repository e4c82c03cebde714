// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

/**
 * Why an address is on a list.
 *
 * @param kind what the list means
 * @param list the list's name
 * @param reason what the list says of the entry (hostile text from a feed), or the empty string
 */
public record ListEntry(ListKind kind, String list, String reason) {}
