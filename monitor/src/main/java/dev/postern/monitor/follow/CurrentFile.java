// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.follow;

import dev.postern.formats.LogFile;
import dev.postern.formats.file.Encoding;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The generation being read, from its start, whatever its file is called by now. It can be read until the follower moves on.
 *
 * @param name what its lines are called
 * @param generation the generation; null when none is read
 */
record CurrentFile(String name, @Nullable Generation generation) implements LogFile {

    @Override
    public long modifiedMicros() {
        return generation == null ? UNKNOWN_TIME : generation.file().stat().modifiedMicros();
    }

    @Override
    public InputStream open() throws IOException {
        return generation == null ? InputStream.nullInputStream() : Encoding.utf8(new FromStart(generation.content()));
    }

    /** Reads beside the follower, from the same open file. */
    private static final class FromStart extends InputStream {
        private final Content content;
        private long place;

        FromStart(Content content) {
            this.content = content;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int n = length == 0 ? 0 : content.read(place, into, from, length);
            place += n;
            return n == 0 && length > 0 ? -1 : n;
        }
    }
}
