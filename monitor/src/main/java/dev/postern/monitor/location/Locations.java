// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.location;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads lists from the places that are allowed. */
public final class Locations {
    private final LocalFiles files;
    private final WebGet web;
    private final WebGet s3;
    private final @Nullable URI endpoint;
    private final Signing signing;

    /** Signs what is asked of S3. */
    @FunctionalInterface
    public interface Signing {
        /** Asks without a signature. */
        Signing NONE = (uri, headers) -> headers;

        /** The headers to send with a GET: those given, and what a signature needs. */
        Map<String, String> headers(URI uri, Map<String, String> headers);
    }

    /**
     * @param files folders whose files may be read
     * @param web pages that anybody may name
     * @param s3 reaches the endpoint, which whoever configures names
     * @param endpoint of S3: what comes before the bucket; null when there is none
     * @param signing of what is asked of the endpoint
     */
    public Locations(LocalFiles files, WebGet web, WebGet s3, @Nullable URI endpoint, Signing signing) {
        this.files = files;
        this.web = web;
        this.s3 = s3;
        this.endpoint = endpoint;
        this.signing = signing;
    }

    /**
     * Writes what is there to a file.
     *
     * @param location as {@link Location#of} reads it
     * @param bucketOwner account that the bucket must belong to, or null
     * @throws LocationException when it could not be had whole; the file may hold anything then
     */
    public void fetch(String location, @Nullable String bucketOwner, Path to) throws LocationException {
        Location place = Location.of(location);
        if (place instanceof Location.LocalFile file) {
            files.copy(file.path(), to);
        } else if (place instanceof Location.Web page) {
            web.get(page.uri(), Map.of(), to);
        } else if (place instanceof Location.S3Object object) {
            Map<String, String> headers =
                    bucketOwner == null ? Map.of() : Map.of("x-amz-expected-bucket-owner", bucketOwner);
            URI uri = uri(object);
            s3.get(uri, signing.headers(uri, headers), to);
        } else {
            throw new LocationException("the location is no file:, http:, https: or S3 URL");
        }
    }

    /** With the bucket in the path, which every server that speaks S3 understands. */
    private URI uri(Location.S3Object object) throws LocationException {
        if (endpoint == null) {
            throw new LocationException("no endpoint of S3 is configured (api.s3.endpoint)");
        }
        String base = endpoint.toString();
        String key = URLEncoder.encode(object.key(), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A") // what is signed is encoded as RFC 3986 has it
                .replace("%7E", "~")
                .replace("%2F", "/");
        return URI.create((base.endsWith("/") ? base : base + "/") + object.bucket() + "/" + key);
    }
}
