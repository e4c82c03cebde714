// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.follow;

/** Where a log is begun that has never been read. */
public enum StartAt {
    /** At the beginning of the file being written; of dated files, at the beginning of the oldest: history is learning. */
    BEGINNING,
    /** After the last complete line that is there now. */
    END
}
