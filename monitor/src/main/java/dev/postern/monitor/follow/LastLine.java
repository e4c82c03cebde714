// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.follow;

import java.io.IOException;

/** Looks for the end of a file's last complete line. */
final class LastLine {
    private static final int CHUNK = 1 << 16;

    private LastLine() {}

    /** Opens a file behind its last complete line; the line's number is not known, counting begins there. */
    static Generation openBehind(LogOnDisk file, Disk disk) throws IOException {
        Content content = file.open(disk);
        try {
            long place = behind(content);
            int tail = (int) Math.min(place, Fingerprint.TAIL);
            return Generation.at(file, content, place, content.bytes(place - tail, tail), 0);
        } catch (IOException e) {
            content.close();
            throw e;
        }
    }

    private static long behind(Content content) throws IOException {
        long to = content.size();
        while (to > 0) {
            int length = (int) Math.min(CHUNK, to);
            byte[] chunk = content.bytes(to - length, length);
            for (int i = chunk.length - 1; i >= 0; i--) {
                if (chunk[i] == '\n') {
                    return to - length + i + 1;
                }
            }
            to -= length;
        }
        return 0;
    }
}
