// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** The encoding of a text by its first bytes. Logs are read as UTF-8; programs on Windows also write UTF-16. */
public final class Encoding {
    private static final int MARK_UTF_8 = 0xEFBBBF;
    private static final int PEEKED = 4;

    private Encoding() {}

    /**
     * The text without its byte order mark (Unicode 16.0, section 23.8), which would belong to the first line.
     *
     * @throws IOException when it cannot be read, or is UTF-16; the message then says what to do
     */
    public static InputStream utf8(InputStream in) throws IOException {
        byte[] head = in.readNBytes(PEEKED);
        int from = markLength(head);
        PushbackInputStream text = new PushbackInputStream(in, PEEKED);
        text.unread(head, from, head.length - from);
        return text;
    }

    /**
     * Length in bytes of the byte order mark, 0 when there is none.
     *
     * @param head the first bytes of the text, at least four where it has so many
     * @throws IOException when it is UTF-16; the message then says what to do
     */
    public static int markLength(byte[] head) throws IOException {
        if (isUtf16(head)) {
            throw new IOException("looks like UTF-16, convert it: iconv -f UTF-16 -t UTF-8");
        }
        boolean marked =
                head.length >= 3 && ((head[0] & 0xFF) << 16 | (head[1] & 0xFF) << 8 | (head[2] & 0xFF)) == MARK_UTF_8;
        return marked ? 3 : 0;
    }

    /** By its mark, or because two ASCII characters are followed or preceded by a zero byte each. */
    private static boolean isUtf16(byte[] head) {
        if (head.length >= 2) {
            int first = (head[0] & 0xFF) << 8 | (head[1] & 0xFF);
            if (first == 0xFEFF || first == 0xFFFE) {
                return true;
            }
        }
        return head.length >= PEEKED
                && ((head[0] == 0 && head[2] == 0 && head[1] > 0 && head[3] > 0)
                        || (head[1] == 0 && head[3] == 0 && head[0] > 0 && head[2] > 0));
    }
}
