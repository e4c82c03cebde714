// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.config;

import dev.postern.server.source.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What values of the file refer to: files, which are found from the folder of the configuration, and environment variables.
 * Readers of values throw as those of {@link Values} do.
 */
final class Surroundings {
    private static final int LONGEST_SECRET = 64 * 1024;

    private final Path folder;
    private final Map<String, String> env;

    /** @param folder that relative paths begin in */
    Surroundings(Path folder, Map<String, String> env) {
        this.folder = folder.toAbsolutePath().normalize();
        this.env = env;
    }

    /** The folder of the user's own files. */
    Path home() {
        String home = env.get("HOME");
        return Path.of(home == null || home.isEmpty() ? System.getProperty("user.home") : home);
    }

    /** Value of an environment variable; null when it is not set or empty. */
    @Nullable
    String env(String name) {
        String value = env.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** An absolute path; {@code ~/} is the user's home. */
    Path path(String text) {
        Values.text(text);
        try {
            if (text.startsWith("~/")) {
                return home().resolve(text.substring(2)).normalize();
            }
            return folder.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw Values.wrong(text, "is no file name");
        }
    }

    /** A file that can be read. */
    Path file(String text) {
        Path file = path(text);
        if (!Files.exists(file)) {
            throw new IllegalArgumentException(file + ": no such file");
        }
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(file + ": permission denied; allow this user to read it");
        }
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(file + " is a folder; name a file in it");
        }
        return file;
    }

    /** A log to watch: a file, a folder, or a pattern of file names in a folder, which need not match yet. */
    String log(String text) {
        Path path = path(text);
        boolean pattern = isPattern(text) && !Files.exists(path);
        Path parent = Objects.requireNonNullElse(path.getParent(), path);
        if (pattern && isPattern(parent.toString()) && !Files.exists(parent)) {
            throw Values.wrong(
                    text, "has a pattern of folders; only file names can be patterns, so write a line for each folder");
        }
        Path needed = pattern ? parent : path;
        if (!Files.exists(needed)) {
            throw new IllegalArgumentException(
                    needed + ": no such file or folder, or a folder above it is closed to this user");
        }
        boolean isFolder = Files.isDirectory(needed);
        if (!Files.isReadable(needed) || (isFolder && !Files.isExecutable(needed))) {
            throw new IllegalArgumentException(
                    needed + ": permission denied; let this user join the group that may read it, e.g. adm on Debian");
        }
        return isFolder && !pattern ? path + "/" : path.toString();
    }

    private static boolean isPattern(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('[') >= 0 || text.indexOf('{') >= 0;
    }

    /** A secret: {@code ${NAME}} of the environment, {@code file:PATH}, or the text itself. Messages do not hold it. */
    Secret secret(String text) {
        if (text.startsWith("${") && text.endsWith("}")) {
            String name = text.substring(2, text.length() - 1);
            String value = env(name);
            if (value == null) {
                throw new IllegalArgumentException(
                        "the environment variable " + Values.shortened(name) + " is not set");
            }
            return Secret.shownAs(value, text);
        }
        if (text.startsWith("file:")) {
            return Secret.shownAs(content(file(text.substring("file:".length()))), text);
        }
        if (text.isBlank()) {
            throw new IllegalArgumentException("is blank");
        }
        return Secret.of(text);
    }

    /** A secret that is an http or https URL; one that is written out is shown without its path. */
    Secret webUrl(String text) {
        Secret secret = secret(text);
        try {
            URI uri = new URI(secret.value());
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getUserInfo() == null) {
                boolean written = secret.toString().equals(Secret.MASK);
                boolean bare = uri.getRawPath().length() <= 1 && uri.getRawQuery() == null;
                String server = uri.getScheme() + "://" + uri.getRawAuthority();
                return written ? Secret.shownAs(text, bare ? text : server + "/" + Secret.MASK) : secret;
            }
        } catch (URISyntaxException e) {
            // as for one of another scheme; its message would hold the text
        }
        throw new IllegalArgumentException(
                "is no URL that can be sent to; write https://HOST/PATH, without a user name in it");
    }

    /** Where a feed is: as {@link #webUrl}, or {@code file:PATH}. */
    Secret feedUrl(String text) {
        if (text.startsWith("file:")) {
            String path = text.substring("file:".length());
            return Secret.shownAs(
                    path(path.startsWith("//") ? path.substring(2) : path)
                            .toUri()
                            .toString(),
                    text);
        }
        return webUrl(text);
    }

    /** The text of a file without the line break at its end. */
    private static String content(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LONGEST_SECRET + 1);
            String value = new String(bytes, StandardCharsets.UTF_8).stripTrailing();
            if (bytes.length > LONGEST_SECRET || value.isEmpty()) {
                throw new IllegalArgumentException(file + " holds no secret; it is empty, or longer than 64 KiB");
            }
            return value;
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": " + Reason.of(e), e);
        }
    }
}
