// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

/**
 * Where in its source a log line stands.
 *
 * @param file the name as the user gave it ({@code -} for standard input)
 * @param line line number, from 1
 * @param offset byte offset of the line's start in the (decompressed) file, from 0
 */
public record SourceLine(String file, long line, long offset) {}
