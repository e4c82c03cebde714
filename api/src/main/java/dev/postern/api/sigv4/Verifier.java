// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.sigv4;

import dev.postern.api.ApiRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;

/**
 * Tells who has signed a request. The body is hashed here, whatever a header says of it. A signature is good for a while, and can
 * be used again in that time: who can read requests on their way needs TLS against them.
 */
public final class Verifier {
    /** How far the clock of a client that signs in a header may be off. */
    public static final Duration SKEW = Duration.ofMinutes(5);
    /** How far the clock of who signs a URL may be ahead. */
    public static final Duration PRESIGNED_SKEW = Duration.ofMinutes(15);

    private static final String SERVICE = "guardduty";
    private static final String BODY_HASH = "x-amz-content-sha256";
    private static final String UNSIGNED = "UNSIGNED-PAYLOAD";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

    private final AccessKeys keys;
    private final InstantSource clock;

    public Verifier(AccessKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Who has signed a request.
     *
     * @throws dev.postern.api.ApiException when nobody has whose key we know, or it has changed since
     */
    public Caller verify(ApiRequest request) {
        Query query = new Query(request.query());
        Signature signature = Signature.of(request, query);
        CredentialScope scope = signature.scope();
        if (!scope.service().equals(SERVICE)) {
            throw Denials.invalid("Credential should be scoped to correct service: '" + SERVICE + "'.");
        }
        if (!signature.date().startsWith(scope.date())) {
            throw Denials.invalid("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date.");
        }
        requireNow(signature);
        requireSigned(request, signature);
        AccessKey key = keys.find(scope.keyId());
        if (key == null) {
            throw Denials.unknownKey();
        }
        String hash = CanonicalRequest.hash(request, query, signature.headers(), payload(request));
        String toSign = "AWS4-HMAC-SHA256\n" + signature.date() + "\n" + scope + "\n" + hash;
        byte[] expected = HexFormat.of()
                .formatHex(Hash.keyed(scope.signingKey(key.secret()), toSign))
                .getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, signature.hex().getBytes(StandardCharsets.UTF_8))) {
            throw Denials.wrong();
        }
        return new Caller(key, scope.region());
    }

    private void requireNow(Signature signature) {
        Instant signed = instant(signature.date());
        Instant now = clock.instant();
        Duration expires = signature.expires();
        Duration ahead = expires == null ? SKEW : PRESIGNED_SKEW;
        if (signed.isAfter(now.plus(ahead))) {
            throw Denials.invalid("Signature not yet current: " + signature.date() + " is still later than "
                    + text(now.plus(ahead)) + " (" + text(now) + " + " + ahead.toMinutes() + " min.)");
        }
        if (signed.isBefore(now.minus(expires == null ? SKEW : expires))) {
            throw Denials.invalid("Signature expired: " + signature.date() + " is now earlier than "
                    + text(now.minus(expires == null ? SKEW : expires)) + " (" + text(now) + ")");
        }
    }

    /** What is meant for us in headers of AWS's is signed, or anybody could add it. */
    private static void requireSigned(ApiRequest request, Signature signature) {
        for (String name : request.headers().keySet()) {
            if (name.startsWith("x-amz-")
                    && !name.equals(BODY_HASH)
                    && !signature.headers().contains(name)) {
                throw Denials.invalid("There were headers present in the request which were not signed: " + name);
            }
        }
        for (String name : signature.headers()) {
            if (request.header(name).isEmpty()) {
                throw Denials.wrong();
            }
        }
    }

    /** The hash of the body. A body may go unsigned only when there is none. */
    private static String payload(ApiRequest request) {
        String hash = Hash.hex(request.body());
        List<String> declared = request.header(BODY_HASH);
        if (declared.isEmpty()) {
            return hash;
        }
        if (declared.get(0).equals(UNSIGNED) && request.body().length == 0) {
            return UNSIGNED;
        }
        if (!declared.get(0).equals(hash)) {
            throw Denials.invalid("The value of x-amz-content-sha256 is not the hash of the body.");
        }
        return hash;
    }

    private static Instant instant(String date) {
        try {
            return LocalDateTime.parse(date, DATE).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw Denials.incomplete("Date must be in ISO-8601 'basic format': YYYYMMDD'T'HHMMSS'Z'.");
        }
    }

    private static String text(Instant time) {
        return DATE.format(time.atOffset(ZoneOffset.UTC));
    }
}
