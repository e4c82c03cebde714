// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The bytes of a text file: unpacked when they are gzip by their first bytes, and without byte order mark. */
final class FeedBytes {
    private FeedBytes() {}

    /**
     * The stream of a file as text; whoever opened the stream closes it.
     *
     * @throws IntelFileException when the file cannot be read or is UTF-16
     */
    static BufferedInputStream open(String file, InputStream stream) throws IntelFileException {
        try {
            BufferedInputStream packed = new BufferedInputStream(stream);
            boolean gzip = startsWith(head(packed, 2), 0x1F, 0x8B);
            BufferedInputStream in = gzip ? new BufferedInputStream(new GZIPInputStream(packed)) : packed;
            byte[] mark = head(in, 3);
            if (startsWith(mark, 0xFE, 0xFF) || startsWith(mark, 0xFF, 0xFE)) {
                throw new IntelFileException(file, "is UTF-16 text; expected UTF-8, save it as that");
            }
            if (startsWith(mark, 0xEF, 0xBB, 0xBF)) {
                in.skipNBytes(mark.length);
            }
            return in;
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private static boolean startsWith(byte[] bytes, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** The first bytes, at most {@code length}; they will be read again. */
    static byte[] head(BufferedInputStream in, int length) throws IOException {
        in.mark(length);
        byte[] head = in.readNBytes(length);
        in.reset();
        return head;
    }

    /** What a failure to read means to the user. */
    static IntelFileException failure(String file, IOException e) {
        if (e instanceof EOFException || e instanceof ZipException) {
            return new IntelFileException(file, "is a damaged or truncated gzip file; expected a whole one", e);
        }
        return IntelFileException.unreadable(file, e);
    }
}
