// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Keys of objects in the path of a URL, encoded as they are signed (RFC 3986; slashes stay). */
final class S3Path {
    private S3Path() {}

    static String encode(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~")
                .replace("%2F", "/");
    }
}
