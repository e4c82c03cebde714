// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text file line by line in bounded memory: plain or gzip by its first bytes, UTF-8 with or without byte order mark.
 * Bytes that are no UTF-8 become replacement characters.
 */
final class TextLines implements Closeable {
    /** Longest line that is kept, in bytes; what follows is dropped and the line is marked. */
    static final int MAX_LINE = 16 * 1024;

    /**
     * One line.
     *
     * @param number from 1
     * @param text without the line feed
     * @param cut whether the line was longer than {@link #MAX_LINE}
     */
    record Line(long number, String text, boolean cut) {}

    private final String file;
    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int limit;
    private final byte[] line = new byte[MAX_LINE];
    private long number;

    /** Takes over the stream. */
    TextLines(String file, InputStream stream) throws IntelFileException {
        this.file = file;
        try {
            BufferedInputStream buffered = new BufferedInputStream(stream);
            buffered.mark(2);
            int first = buffered.read();
            int second = buffered.read();
            buffered.reset();
            if ((first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE)) {
                throw new IntelFileException(file, "is UTF-16 text; expected UTF-8, save it as that");
            }
            in = first == 0x1F && second == 0x8B ? new GZIPInputStream(buffered) : buffered;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** The next line, or null at the end. */
    @Nullable
    Line next() throws IntelFileException {
        int length = 0;
        boolean cut = false;
        boolean any = false;
        while (position < limit || fill()) {
            any = true;
            int feed = position;
            while (feed < limit && buffer[feed] != '\n') {
                feed++;
            }
            int kept = Math.min(feed - position, MAX_LINE - length);
            System.arraycopy(buffer, position, line, length, kept);
            length += kept;
            cut |= kept < feed - position;
            position = feed;
            if (feed < limit) {
                position++;
                break;
            }
        }
        if (!any) {
            return null;
        }
        String text = new String(line, 0, length, StandardCharsets.UTF_8);
        number++;
        if (number == 1 && text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        return new Line(number, text, cut);
    }

    private boolean fill() throws IntelFileException {
        try {
            position = 0;
            limit = Math.max(in.read(buffer), 0);
            return limit > 0;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private IntelFileException failure(IOException e) {
        if (e instanceof EOFException || e instanceof ZipException) {
            return new IntelFileException(file, "is a damaged or truncated gzip file; expected a whole one", e);
        }
        return IntelFileException.unreadable(file, e);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
