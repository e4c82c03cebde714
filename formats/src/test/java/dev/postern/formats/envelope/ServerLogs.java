// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * Logs that real servers wrote while one thing was done to them, by format and name of the case. A file holds, for each, a line
 * of tab-separated format, name, two columns that are of no interest here, and length, then as many bytes of log. What is
 * under {@code /envelope} went through rsyslog 8.2302 or was taken from its socket.
 */
final class ServerLogs {
    private ServerLogs() {}

    static Map<String, Map<String, byte[]>> of(String resource) {
        byte[] all;
        try (InputStream in = Objects.requireNonNull(ServerLogs.class.getResourceAsStream(resource), resource);
                GZIPInputStream unpacked = new GZIPInputStream(in)) {
            all = unpacked.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Map<String, byte[]>> formats = new LinkedHashMap<>();
        int at = 0;
        while (at < all.length) {
            int end = Ascii.find(all, at, all.length, '\n');
            String[] head = new String(all, at, end - at, StandardCharsets.US_ASCII).split("\t", -1);
            at = end + 1 + Integer.parseInt(head[4]);
            formats.computeIfAbsent(head[0], f -> new LinkedHashMap<>())
                    .put(head[1], Arrays.copyOfRange(all, end + 1, at));
        }
        return formats;
    }
}
