// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Packs answers (RFC 1952). */
public final class Gzip {
    /** Below this, bytes, nothing is gained. */
    private static final int LEAST = 1_000;

    private Gzip() {}

    /** Whether the browser takes what is packed. */
    public static boolean isAccepted(WebRequest request) {
        String encodings = request.header("accept-encoding");
        return encodings != null
                && Arrays.stream(encodings.toLowerCase(Locale.ROOT).split(",", -1))
                        .anyMatch(Gzip::isTaken);
    }

    /** Whether a part of the list names it, not with the weight 0, which refuses it (RFC 9110, section 12.5.3). */
    private static boolean isTaken(String part) {
        String[] parts = part.split(";", 2);
        String weight = parts.length == 2 ? parts[1].strip() : "q=1";
        return parts[0].strip().equals("gzip")
                && !(weight.startsWith("q=0") && weight.chars().allMatch(c -> "q=0.".indexOf(c) >= 0));
    }

    /** Packs an answer when the browser takes it so. */
    public static WebResponse pack(WebRequest request, WebResponse response) {
        if (response.body().length < LEAST
                || response.headers().containsKey("Content-Encoding")
                || !isAccepted(request)) {
            return response;
        }
        return response.withBody(pack(response.body()))
                .with("Content-Encoding", "gzip")
                .with("Vary", "Accept-Encoding");
    }

    /** Packs bytes. */
    public static byte[] pack(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 4 + 64);
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
