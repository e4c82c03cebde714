// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.follow;

/**
 * What the file system says of a file.
 *
 * @param device number of the file system
 * @param inode number of the file in it; used again after the file is deleted
 * @param size bytes
 * @param modifiedMicros when it was last written, microseconds since the epoch
 */
record FileStat(long device, long inode, long size, long modifiedMicros) {

    boolean isSameFile(FileStat other) {
        return inode == other.inode && device == other.device;
    }
}
