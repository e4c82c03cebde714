// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import dev.postern.kernel.ListKind;

/**
 * What was read from one file of a list.
 *
 * @param kind what the list means
 * @param list the list's name
 * @param file the file's name
 * @param format the form it was read in
 * @param loaded number of entries in use; an address, a CIDR, a range and an autonomous system each count one
 * @param notes entries that were skipped or used with a reservation; skipped ones are warnings
 */
public record ListReport(ListKind kind, String list, String file, ListFormat format, long loaded, LineNotes notes) {}
