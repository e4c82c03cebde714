// SPDX-License-Identifier: Apache-2.0
/**
 * What is known of addresses: threat, Tor and trusted lists, networks and places, and the user's own names of private networks.
 *
 * <p>Everything comes from files that the user gives; nothing is downloaded and nothing is built in. {@link
 * dev.postern.intel.IntelSnapshot.Builder} reads them and builds one immutable {@link dev.postern.intel.IntelSnapshot}. The way
 * of a list: {@code TextLines} cuts the file into lines, {@code ListLineReader} recognises the shape of each line, {@code
 * ListReader} judges the entry, and {@code RangeSweep} cuts all entries of all lists into disjoint ranges, so that a lookup is
 * one binary search. The text of these files is hostile: it is bounded in length here and made harmless by whoever prints it.
 */
@NullMarked
package dev.postern.intel;

import org.jspecify.annotations.NullMarked;
