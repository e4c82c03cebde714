// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

/** Takes what the reader of one form finds in a file, in the order of the file. */
interface ListSink {

    /**
     * Takes one item.
     *
     * @param line where it stands, from 1
     * @param text the item as written, or the part of it that matters; for reports
     * @throws IntelFileException when the lists hold too much already
     */
    void take(long line, String text, ListItem item) throws IntelFileException;
}
