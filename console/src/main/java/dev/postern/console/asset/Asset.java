// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.asset;

import dev.postern.console.web.Gzip;
import dev.postern.console.web.WebResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/**
 * A file for browsers, in both forms in which it is sent.
 *
 * @param address its path, with the beginning of its hash, so that a browser may keep it for good
 * @param type content type
 * @param plain not to be changed
 * @param packed with gzip; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record Asset(String address, String type, byte[] plain, byte[] packed) {
    private static final String FOREVER = "public, max-age=31536000, immutable";
    private static final int HASH_BYTES = 8;

    static Asset of(String folder, String name, byte[] content) {
        int dot = name.lastIndexOf('.');
        String hash = HexFormat.of().formatHex(Arrays.copyOf(sha256(content), HASH_BYTES));
        String address = folder + name.substring(0, dot) + "." + hash + name.substring(dot);
        return new Asset(address, type(name.substring(dot)), content, Gzip.pack(content));
    }

    private static String type(String ending) {
        return switch (ending) {
            case ".css" -> "text/css; charset=utf-8";
            case ".js" -> "text/javascript; charset=utf-8";
            case ".svg" -> "image/svg+xml";
            default -> throw new IllegalArgumentException(ending);
        };
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each JDK has SHA-256", e);
        }
    }

    WebResponse answer(boolean packs) {
        Map<String, String> headers = Map.of("Content-Type", type, "Cache-Control", FOREVER, "Vary", "Accept-Encoding");
        return packs
                ? new WebResponse(200, headers, packed).with("Content-Encoding", "gzip")
                : new WebResponse(200, headers, plain);
    }

    /** Its content as text. */
    @Override
    public String toString() {
        return new String(plain, StandardCharsets.UTF_8);
    }
}
