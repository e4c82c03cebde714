// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.own;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The description of all that is served below {@code /postern/v1} (OpenAPI 3.1). */
public final class OpenApi {
    /** Where it is served. */
    public static final String PATH = "/postern/v1/openapi.json";

    private static final String TEXT = read();

    private OpenApi() {}

    /** The document, JSON. */
    public static String text() {
        return TEXT;
    }

    private static String read() {
        try (InputStream in = Objects.requireNonNull(OpenApi.class.getResourceAsStream("openapi.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
