// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.file;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Recognises compressed content by its first bytes, not by the file's name. */
public final class Compression {
    private Compression() {}

    private enum Method {
        NONE,
        GZIP,
        ZSTANDARD
    }

    /** The plain content of a stream that may be gzip (RFC 1952) or Zstandard (RFC 8878). */
    public static InputStream decompress(BufferedInputStream in) throws IOException {
        return switch (method(in)) {
            case NONE -> in;
            case GZIP -> new GZIPInputStream(in, 1 << 16);
            case ZSTANDARD -> new CorruptAware(new ZstdInputStream(in));
        };
    }

    /** Whether a stream is compressed; it is still to be read from its start afterwards. */
    public static boolean isCompressed(BufferedInputStream in) throws IOException {
        return method(in) != Method.NONE;
    }

    private static Method method(BufferedInputStream in) throws IOException {
        in.mark(4);
        byte[] magic = in.readNBytes(4);
        in.reset();
        if (magic.length >= 2 && (magic[0] & 0xFF) == 0x1F && (magic[1] & 0xFF) == 0x8B) {
            return Method.GZIP;
        }
        boolean zstandard = magic.length == 4
                && (magic[0] & 0xFF) == 0x28
                && (magic[1] & 0xFF) == 0xB5
                && magic[2] == 0x2F
                && (magic[3] & 0xFF) == 0xFD;
        return zstandard ? Method.ZSTANDARD : Method.NONE;
    }

    /** The Zstandard decoder reports broken input with unchecked exceptions; readers expect {@link IOException}. */
    private static final class CorruptAware extends java.io.FilterInputStream {
        CorruptAware(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return super.read(buffer, offset, length);
            } catch (RuntimeException corrupt) {
                throw new IOException("corrupt Zstandard data: " + corrupt.getMessage(), corrupt);
            }
        }
    }
}
