// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.postern.console.web.Parameters;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A provider of OpenID Connect on this machine, which does what the standard says, unless it is told to lie. */
final class OidcDouble implements AutoCloseable {
    /** Made once: that takes a second. */
    private static final RSAKey KEY = key();

    private static final RSAKey OTHER_KEY = key();

    static final String CLIENT = "postern";
    static final String SECRET = "a secret of the client with signs: %+& and of enough bytes";

    /** How a token is signed. */
    enum Signing {
        RIGHT,
        OTHER_KEY,
        CLIENT_SECRET,
        NONE
    }

    /** Changes what a token says. */
    Consumer<JWTClaimsSet.Builder> claims = token -> {};

    Signing signing = Signing.RIGHT;
    /** How often a code was to be exchanged. */
    final AtomicInteger exchanged = new AtomicInteger();

    private final HttpServer server;
    private final Map<String, Parameters> codes = new HashMap<>();

    OidcDouble() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, discovery()));
        server.createContext("/keys", exchange -> answer(exchange, 200, new JWKSet(KEY).toString()));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.start();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("one").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String discovery() {
        return """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
                "jwks_uri":"%1$s/keys","response_types_supported":["code"],"subject_types_supported":["public"],
                "id_token_signing_alg_values_supported":["RS256"]}""".formatted(issuer());
    }

    /** Somebody signs in at once. */
    private void authorize(HttpExchange exchange) throws IOException {
        Parameters asked = Parameters.of(exchange.getRequestURI().getRawQuery());
        boolean isRight = asked.text("client_id").equals(CLIENT)
                && asked.text("response_type").equals("code")
                && asked.text("scope").startsWith("openid ")
                && asked.text("code_challenge_method").equals("S256")
                && !asked.text("nonce").isEmpty();
        if (!isRight) {
            answer(exchange, 400, "{}");
            return;
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        asked.text("redirect_uri") + "?code=" + code + "&state="
                                + Parameters.encoded(asked.text("state")));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        exchanged.incrementAndGet();
        Parameters given = Parameters.of(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Parameters asked = codes.remove(given.text("code"));
        if (!("Basic " + credentials()).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{\"error\":\"invalid_client\"}");
        } else if (asked == null
                || !given.text("grant_type").equals("authorization_code")
                || !asked.text("redirect_uri").equals(given.text("redirect_uri"))
                || !asked.text("code_challenge").equals(challenge(given.text("code_verifier")))) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
        } else {
            answer(
                    exchange,
                    200,
                    "{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"id_token\":\"" + token(asked.text("nonce"))
                            + "\"}");
        }
    }

    private static String credentials() {
        String pair =
                Parameters.encoded(CLIENT) + ":" + Parameters.encoded(SECRET).replace("%20", "+");
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String token(String nonce) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder token = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .subject("248289761001")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", nonce)
                .claim("email", "ada@example.org")
                .claim("email_verified", true)
                .claim("preferred_username", "ada")
                .claim("realm_access", Map.of("roles", new String[] {"staff", "security"}));
        claims.accept(token);
        try {
            return signed(token.build());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signed(JWTClaimsSet token) throws JOSEException {
        if (signing == Signing.NONE) {
            return new PlainJWT(token).serialize();
        }
        boolean isShared = signing == Signing.CLIENT_SECRET;
        JWSHeader header = new JWSHeader.Builder(isShared ? JWSAlgorithm.HS256 : JWSAlgorithm.RS256)
                .keyID("one")
                .build();
        SignedJWT jwt = new SignedJWT(header, token);
        jwt.sign(isShared ? new MACSigner(SECRET) : new RSASSASigner(signing == Signing.RIGHT ? KEY : OTHER_KEY));
        return jwt.serialize();
    }

    private static void answer(HttpExchange exchange, int code, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
