// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.status;

import dev.postern.server.UsageException;
import dev.postern.server.output.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.core.JacksonException;

/** Asks a running Postern how it is doing. */
final class StatusClient {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** 10,000 databases with a fault each fit easily. */
    private static final int MOST_BYTES = 64 << 20;

    private static final int MOST_SHOWN = 200;

    private final URI base;

    /** No status was to be had; the message says why, and may quote what is hostile. */
    static final class NoStatusException extends Exception {
        private static final long serialVersionUID = 1L;

        NoStatusException(String message) {
            super(message);
        }
    }

    /**
     * @param url where it listens, e.g. {@code http://127.0.0.1:8420}
     * @throws UsageException if that is no HTTP address
     */
    StatusClient(String url) {
        try {
            base = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw notAnAddress(url);
        }
        String scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https")) || base.getHost() == null) {
            throw notAnAddress(url);
        }
    }

    private static UsageException notAnAddress(String url) {
        return new UsageException("--url: '" + url + "' is not an address such as http://127.0.0.1:8420");
    }

    /** Asks, and waits up to 10 seconds for the beginning of the answer. */
    Status ask() throws NoStatusException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/postern/v1/status"))
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return read(response.statusCode(), body.readNBytes(MOST_BYTES));
            }
        } catch (ConnectException e) {
            throw new NoStatusException("nothing answers at " + base
                    + "; start Postern with postern up, or say with --url where it listens");
        } catch (IOException e) {
            throw new NoStatusException("no answer from " + base + ": " + e.getMessage());
        }
    }

    private Status read(int code, byte[] body) throws NoStatusException {
        if (code != 200) {
            String text = new String(body, StandardCharsets.UTF_8).strip();
            throw new NoStatusException(base + " answers with HTTP " + code + ": "
                    + text.substring(0, Math.min(text.length(), MOST_SHOWN)));
        }
        try {
            Status status = Json.MAPPER.readValue(body, Status.class);
            if (status != null) {
                return status;
            }
        } catch (JacksonException e) {
            // said below, as for JSON's null
        }
        throw new NoStatusException("what listens at " + base + " is not Postern, or one of another version");
    }
}
