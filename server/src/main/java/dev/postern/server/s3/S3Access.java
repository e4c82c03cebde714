// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.s3;

import dev.postern.api.sigv4.S3Signer;
import dev.postern.server.config.Config;
import dev.postern.server.config.Secret;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the configured server is asked.
 *
 * @param endpoint what comes before the bucket; null: there is none
 * @param signer null: requests are not signed
 */
public record S3Access(@Nullable URI endpoint, @Nullable S3Signer signer) {

    /** As it is configured. */
    public static S3Access of(Config config, InstantSource clock) {
        Config.S3 s3 = config.api().s3();
        Secret endpoint = s3.endpoint();
        Secret secret = s3.secretKey();
        String region = Objects.requireNonNullElse(s3.region(), config.region());
        return new S3Access(
                endpoint == null ? null : URI.create(endpoint.value()),
                s3.accessKey() == null || secret == null
                        ? null
                        : new S3Signer(s3.accessKey(), secret.value(), region, clock));
    }

    /** The headers to send: those given, and what a signature needs. */
    public Map<String, String> headers(String method, URI uri, Map<String, String> headers, byte[] body) {
        return signer == null ? headers : signer.headers(method, uri, headers, body);
    }
}
