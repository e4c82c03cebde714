// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.location;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a list is. */
public sealed interface Location {

    /** A file of this machine: {@code file:/PATH}. */
    record LocalFile(Path path) implements Location {}

    /** A page: {@code http:} or {@code https:}. */
    record Web(URI uri) implements Location {}

    /** An object of S3, in any of the spellings that GuardDuty's guide names. */
    record S3Object(String bucket, String key) implements Location {}

    /** Reads the text that names a place; null when it is none of these. */
    static @Nullable Location of(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
        if (uri.getScheme() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            return null;
        }
        return switch (uri.getScheme().toLowerCase(Locale.ROOT)) {
            case "file" -> file(uri);
            case "s3" -> object(uri.getRawAuthority(), uri);
            case "http", "https" -> web(uri);
            default -> null;
        };
    }

    private static @Nullable Location file(URI uri) {
        if (uri.getRawAuthority() != null || uri.getRawQuery() != null || uri.getPath() == null) {
            return null;
        }
        try {
            return new LocalFile(Path.of(uri));
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return null; // relative, or with a zero byte
        }
    }

    private static @Nullable Location web(URI uri) {
        if (uri.getHost() == null || uri.getPort() > 0xFFFF) {
            return null;
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        for (String domain : List.of(".amazonaws.com", ".amazonaws.com.cn")) {
            if (host.endsWith(domain)) {
                List<String> labels = List.of(
                        host.substring(0, host.length() - domain.length()).split("\\.", -1));
                for (int i = labels.size() - 1; i >= 0; i--) {
                    if (labels.get(i).equals("s3") || labels.get(i).startsWith("s3-")) {
                        return i == 0 ? pathStyle(uri) : object(String.join(".", labels.subList(0, i)), uri);
                    }
                }
            }
        }
        return new Web(uri);
    }

    private static @Nullable Location pathStyle(URI uri) {
        String path = uri.getPath();
        int slash = path.indexOf('/', 1);
        return slash < 0 ? null : object(path.substring(1, slash), path.substring(slash + 1));
    }

    private static @Nullable Location object(@Nullable String bucket, URI uri) {
        String path = uri.getPath();
        return bucket == null || path.isEmpty() ? null : object(bucket, path.substring(1));
    }

    /** Names of buckets have 3 to 63 letters, digits, hyphens and dots (S3 User Guide, bucket naming rules). */
    private static @Nullable Location object(String bucket, String key) {
        boolean plain =
                bucket.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.');
        boolean named = plain && bucket.length() >= 3 && bucket.length() <= 63 && !bucket.startsWith(".");
        return named && !key.isEmpty() ? new S3Object(bucket, key) : null;
    }
}
