// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What all pages begin with. */
public final class Page {
    private Page() {}

    /** The head of a page that loads nothing and runs nothing: the browser is told to hold it to that. */
    public static void head(Html html, String title, String css) {
        html.open("head");
        html.meta("charset", "utf-8");
        html.meta(
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'sha256-" + sha256(css) + "'; base-uri 'none'; form-action 'none'");
        html.meta("name", "viewport", "content", "width=device-width, initial-scale=1");
        html.meta("name", "referrer", "content", "no-referrer");
        html.meta("name", "color-scheme", "content", "light dark");
        html.element("title", title);
        html.style(css);
        html.close();
    }

    /** A text that lies beside a class. */
    public static String resource(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the program's jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
