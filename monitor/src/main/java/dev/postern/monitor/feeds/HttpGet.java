// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.feeds;

import dev.postern.monitor.feeds.Fetcher.FetchException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gets one file over HTTP, within a time and a size. The time is that of the whole answer: the client's own ends with the head, and
 * a server can send the rest byte by byte. Redirects are followed to the same host only; another one is nobody's choice here.
 */
final class HttpGet {
    private static final int MOST_REDIRECTS = 5;
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int LONGEST_NAME = 1_000;

    private final HttpClient client;
    private final Duration timeout;
    private final long maxBytes;

    HttpGet(Duration timeout, long maxBytes) {
        this.timeout = timeout;
        this.maxBytes = maxBytes;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    /**
     * The head of an answer whose content is in the file.
     *
     * @param isNew false when the server says that nothing has changed; then there is no content
     */
    record Answer(boolean isNew, HttpHeaders headers) {

        /** A header that can be sent back as it is, or the other value. */
        String header(String name, String otherwise) {
            return headers.firstValue(name)
                    .filter(value ->
                            value.length() <= LONGEST_NAME && value.chars().allMatch(c -> c >= ' ' && c <= '~'))
                    .orElse(otherwise);
        }
    }

    /** @param headers to send, besides the usual ones; may hold secrets, which no message repeats */
    Answer get(URI uri, Map<String, String> headers, Path file) throws FetchException, InterruptedException {
        URI at = uri;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            HttpResponse<Long> response = send(at, headers, file);
            int status = response.statusCode();
            if (status == OK || (status == NOT_MODIFIED && isConditional(headers))) {
                return new Answer(status == OK, response.headers());
            }
            if (status / 100 != 3 || status == NOT_MODIFIED) {
                throw new FetchException(shown(at) + " answered " + status);
            }
            at = redirect(at, response.headers());
        }
        throw new FetchException(shown(uri) + " redirects more than " + MOST_REDIRECTS + " times");
    }

    private static boolean isConditional(Map<String, String> headers) {
        return headers.containsKey("If-None-Match") || headers.containsKey("If-Modified-Since");
    }

    private static URI redirect(URI from, HttpHeaders headers) throws FetchException {
        URI to;
        try {
            to = from.resolve(headers.firstValue("Location").orElse(""));
        } catch (IllegalArgumentException e) {
            throw new FetchException(shown(from) + " redirects to what is no URL", e);
        }
        boolean sameHost = from.getHost().equalsIgnoreCase(to.getHost());
        boolean samePlace = sameHost && from.getScheme().equals(to.getScheme()) && from.getPort() == to.getPort();
        boolean upgrade = sameHost && "http".equals(from.getScheme()) && "https".equals(to.getScheme());
        if (!samePlace && !upgrade) {
            throw new FetchException(shown(from) + " redirects to " + shown(to)
                    + ", another server; configure that URL if you trust it");
        }
        return to;
    }

    private HttpResponse<Long> send(URI uri, Map<String, String> headers, Path file)
            throws FetchException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("User-Agent", "Postern");
        headers.forEach(request::header);
        CompletableFuture<HttpResponse<Long>> exchange = client.sendAsync(request.build(), info -> body(info, file));
        try {
            return exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new FetchException(shown(uri) + ": no whole answer within " + timeout.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new FetchException(shown(uri) + ": " + reason(cause), cause);
        } finally {
            exchange.cancel(true); // does nothing when it has ended
        }
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    private BodySubscriber<Long> body(HttpResponse.ResponseInfo info, Path file) {
        return new LimitedFile(info.statusCode() == OK ? file : null, maxBytes);
    }

    /** Without what may be secret. */
    static String shown(URI uri) {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                + (uri.getRawPath() == null ? "" : uri.getRawPath());
    }
}
