// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

/**
 * What was read from one file of networks and places.
 *
 * @param file the file's name
 * @param content what it is: {@code table of networks}, or an MMDB's own type such as {@code GeoLite2-ASN} (hostile text)
 * @param loaded networks in use, or -1 for an MMDB, whose networks are not counted
 * @param notes lines that were skipped; empty for an MMDB
 */
public record GeoReport(String file, String content, long loaded, LineNotes notes) {}
