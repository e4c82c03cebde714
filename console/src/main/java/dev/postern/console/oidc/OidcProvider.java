// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the provider tells of itself (OpenID Connect Discovery 1.0), asked for when it is needed and known for an hour. */
final class OidcProvider {
    /** For each answer of the provider. */
    static final int TIMEOUT_MILLIS = 5_000;

    private static final Duration KNOWN = Duration.ofHours(1);
    private static final int MOST_BYTES = 1 << 20;
    /** With a public key alone: what is signed with a secret, or not at all, is refused. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final OidcSettings settings;
    private final InstantSource clock;
    private @Nullable Known known;

    /**
     * What is known.
     *
     * @param tokens checks ID tokens with the provider's keys, which it asks for when it meets an unknown one
     */
    record Known(OIDCProviderMetadata metadata, IDTokenValidator tokens, Instant since) {}

    OidcProvider(OidcSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The provider.
     *
     * @throws IOException when it cannot be reached
     * @throws GeneralException when it tells something else than a provider should
     */
    synchronized Known known() throws IOException, GeneralException {
        Instant now = clock.instant();
        Known before = known;
        if (before != null && now.isBefore(before.since().plus(KNOWN))) {
            return before;
        }
        OIDCProviderMetadata metadata =
                OIDCProviderMetadata.resolve(new Issuer(settings.issuer()), OidcProvider::limit);
        requireSafe(metadata.getAuthorizationEndpointURI());
        requireSafe(metadata.getTokenEndpointURI());
        requireSafe(metadata.getJWKSetURI());
        Known found = new Known(metadata, validator(metadata.getJWKSetURI().toURL()), now);
        known = found;
        return found;
    }

    private IDTokenValidator validator(URL keys) {
        JWKSource<SecurityContext> source = JWKSourceBuilder.create(
                        keys, new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MOST_BYTES))
                .refreshAheadCache(false)
                .build();
        return new IDTokenValidator(
                new Issuer(settings.issuer()),
                new ClientID(settings.clientId()),
                new JWSVerificationKeySelector<>(ALGORITHMS, source),
                null);
    }

    /** Bounds a request. */
    static void limit(HTTPRequest request) {
        request.setConnectTimeout(TIMEOUT_MILLIS);
        request.setReadTimeout(TIMEOUT_MILLIS);
        request.setFollowRedirects(false);
    }

    /** Only a provider that is itself asked in the clear, on this machine, may name addresses that are. */
    private void requireSafe(@Nullable URI endpoint) throws GeneralException {
        boolean isSafe = endpoint != null
                && ("https".equals(endpoint.getScheme())
                        || ("http".equals(settings.issuer().getScheme()) && "http".equals(endpoint.getScheme())));
        if (!isSafe) {
            throw new GeneralException("the provider names an endpoint without TLS, or lacks one: " + endpoint);
        }
    }
}
