// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.config;

/**
 * A place in the file.
 *
 * @param line from 1; 0 means the file as a whole
 * @param column from 1; 0 with line 0
 */
public record Place(int line, int column) implements Comparable<Place> {
    /** The file as a whole. */
    static final Place FILE = new Place(0, 0);

    @Override
    public int compareTo(Place other) {
        return line == other.line ? Integer.compare(column, other.column) : Integer.compare(line, other.line);
    }
}
