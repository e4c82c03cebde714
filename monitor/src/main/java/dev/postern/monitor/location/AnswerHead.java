// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.location;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The head of an answer over HTTP/1.1.
 *
 * @param headers by name in small letters; of several with one name the last
 */
record AnswerHead(int status, Map<String, String> headers) {
    private static final int LONGEST = 32 * 1024;
    private static final int STATUS_AT = 9;

    static AnswerHead read(InputStream in) throws IOException {
        int[] left = {LONGEST};
        String first = line(in, left);
        if (!first.startsWith("HTTP/1.") || first.length() < STATUS_AT + 3) {
            throw new IOException("no HTTP/1.1");
        }
        int status;
        try {
            status = Integer.parseInt(first.substring(STATUS_AT, STATUS_AT + 3));
        } catch (NumberFormatException e) {
            throw new IOException("no status", e);
        }
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in, left); !line.isEmpty(); line = line(in, left)) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new IOException("no header");
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new AnswerHead(status, headers);
    }

    /** @param left bytes that may still come */
    static String line(InputStream in, int[] left) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            if (--left[0] < 0) {
                throw new IOException("too long a head");
            }
            line.append((char) c);
        }
        int length = line.length();
        return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
    }

    boolean isRedirect() {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    URI location(URI from) throws LocationException {
        try {
            String to = new String(
                    headers.getOrDefault("location", "").getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            return from.resolve(to);
        } catch (IllegalArgumentException e) {
            throw new LocationException("the server redirects to what is no URL", e);
        }
    }

    /** What follows the head; it fails when the server breaks off before the end. */
    InputStream body(InputStream in) throws IOException {
        if (headers.containsKey("content-encoding")
                && !headers.get("content-encoding").equals("identity")) {
            throw new IOException("packed though not asked for");
        }
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return new ChunkedBody(in);
        }
        String length = headers.get("content-length");
        try {
            return length == null ? in : new FixedBody(in, Long.parseLong(length));
        } catch (NumberFormatException e) {
            throw new IOException("no length", e);
        }
    }
}
