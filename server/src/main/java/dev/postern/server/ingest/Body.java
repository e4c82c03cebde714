// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.ingest;

import dev.postern.server.web.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Reads a body, which may be compressed, up to a bound. */
final class Body {
    /** Longest body, bytes, when it is decompressed. */
    static final int MAX_BYTES = 8 << 20;

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
    static String read(Upload upload) throws RefusedException {
        if (upload.length() > MAX_BYTES) {
            throw tooLong();
        }
        String encoding = upload.header("Content-Encoding");
        try (InputStream body = decoded(upload.body(), encoding == null ? "identity" : encoding)) {
            byte[] bytes = body.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw tooLong();
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new RefusedException(400, "the body cannot be read to its end");
        }
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
