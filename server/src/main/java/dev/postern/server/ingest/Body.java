// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.ingest;

import dev.postern.server.web.Upload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;

/** Reads a body, which may be compressed, up to a bound. */
final class Body {
    /** Longest body, bytes, when it is decompressed. */
    static final int MAX_BYTES = 8 << 20;

    private static final long LONGEST_SECONDS = 30;
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);

    private Body() {}

    /** A body is not taken. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1;
        private final int code;

        RefusedException(int code, String why) {
            super(why);
            this.code = code;
        }

        /** HTTP status code. */
        int code() {
            return code;
        }
    }

    /** The body as text; what is no UTF-8 in it is replaced. */
    static String read(Upload upload, LongSupplier nanoTime) throws RefusedException {
        if (upload.length() > MAX_BYTES) {
            throw tooLong();
        }
        String encoding = upload.header("Content-Encoding");
        try (InputStream body = decoded(upload.body(), encoding == null ? "identity" : encoding)) {
            return new String(readAll(body, nanoTime), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new RefusedException(400, "the body cannot be read to its end");
        }
    }

    /** A sender that trickles keeps others out, since few bodies are read at a time: the whole has to come within a time. */
    static byte[] readAll(InputStream body, LongSupplier nanoTime) throws IOException, RefusedException {
        long began = nanoTime.getAsLong();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] block = new byte[64 << 10];
        for (int length = body.read(block); length >= 0; length = body.read(block)) {
            bytes.write(block, 0, length);
            if (bytes.size() > MAX_BYTES) {
                throw tooLong();
            }
            if (nanoTime.getAsLong() - began > LONGEST) {
                throw new RefusedException(408, "the body did not come within " + LONGEST_SECONDS + " s");
            }
        }
        return bytes.toByteArray();
    }

    private static InputStream decoded(InputStream body, String encoding) throws IOException, RefusedException {
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "identity", "" -> body;
            case "gzip", "x-gzip" -> new GZIPInputStream(body);
            default -> throw new RefusedException(415, "Content-Encoding can be gzip, or none");
        };
    }

    private static RefusedException tooLong() {
        return new RefusedException(
                413, "at most " + MAX_BYTES + " bytes at a time, decompressed; send smaller batches");
    }
}
