// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.follow;

import java.nio.file.Path;

/**
 * A log to follow: the path of a file being written; a folder of dated files; or a pattern of file names in one folder. All files
 * that it means hold one log, in one format, one after the other. What it means need not exist yet; a folder that does not is
 * written with a slash at its end.
 *
 * @param path as the user wrote it
 */
public record FollowedLog(String path) {

    /** @throws IllegalArgumentException when the pattern is not in the file's name alone */
    public FollowedLog {
        Path folder = Path.of(path).getParent();
        if (isPattern(path) && folder != null && isPattern(folder.toString())) {
            throw new IllegalArgumentException(path + ": a pattern of folders; only file names can be patterns here");
        }
    }

    static boolean isPattern(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('[') >= 0 || text.indexOf('{') >= 0;
    }
}
