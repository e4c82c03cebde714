// SPDX-License-Identifier: Apache-2.0
/**
 * What is known of addresses: threat, Tor and trusted lists, networks and places, and the user's own names of private networks.
 *
 * <p>Everything comes from files that the user gives; nothing is downloaded and nothing is built in. {@link
 * dev.postern.intel.IntelSnapshot.Builder} reads them and builds one immutable {@link dev.postern.intel.IntelSnapshot}. The way
 * of a list: {@code FormatRecognition} tells its form from the beginning of the file; {@code LineList}, {@code SpamhausLines},
 * {@code StixPackage}, {@code StixBundle} or {@code MispFeed} reads its entries; {@code EntryJudge} decides which may be used; and
 * {@code RangeSweep} cuts all entries of all lists into disjoint ranges, so that a lookup is one binary search. The text of these
 * files is hostile: it is bounded in length here and made harmless by whoever prints it.
 */
@NullMarked
package dev.postern.intel;

import org.jspecify.annotations.NullMarked;
