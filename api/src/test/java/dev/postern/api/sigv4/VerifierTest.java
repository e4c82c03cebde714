// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.sigv4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.postern.api.ApiException;
import dev.postern.api.ApiRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** What the AWS SDK signs is verified; what was changed since is not. */
class VerifierTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final AccessKey KEY = new AccessKey("AKIAABCDEFGHIJKLMNOP", "secret", "000000000000", true);
    private static final byte[] BODY = "{\"findingIds\":[\"0a\"]}".getBytes(StandardCharsets.UTF_8);
    private static final String PATH = "/tags/arn%3Aaws%3Aguardduty%3Aeu-west-1%3A000000000000%3Adetector%2F0a";

    private final Verifier verifier = new Verifier(id -> id.equals(KEY.id()) ? KEY : null, () -> NOW);

    private static ApiRequest signed(byte[] body, String service, Duration off, boolean inQuery) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(URI.create("http://127.0.0.1:8420" + PATH + "?tagKeys=b%20c&tagKeys=a%2Bb&x="))
                .build();
        return ofSdk(
                AwsV4HttpSigner.create()
                        .sign(sign -> {
                            sign.identity(AwsCredentialsIdentity.create(KEY.id(), KEY.secret()))
                                    .request(request)
                                    .payload(ContentStreamProvider.fromByteArray(body))
                                    .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, service)
                                    .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                                    .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(NOW.plus(off), ZoneOffset.UTC));
                            if (inQuery) {
                                sign.putProperty(
                                                AwsV4FamilyHttpSigner.AUTH_LOCATION,
                                                AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                                        .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, Duration.ofMinutes(10));
                            }
                        })
                        .request(),
                body);
    }

    private static ApiRequest ofSdk(SdkHttpRequest request, byte[] body) {
        return new ApiRequest(
                request.method().name(),
                request.encodedPath(),
                request.encodedQueryParameters().orElse(""),
                request.headers(),
                body);
    }

    private static ApiRequest with(ApiRequest request, String header, String value) {
        Map<String, List<String>> headers = new TreeMap<>(request.headers());
        headers.put(header, List.of(value));
        return new ApiRequest(request.method(), request.path(), request.query(), headers, request.body());
    }

    private static ApiRequest without(ApiRequest request, String header) {
        Map<String, List<String>> headers = new TreeMap<>(request.headers());
        headers.remove(header);
        return new ApiRequest(request.method(), request.path(), request.query(), headers, request.body());
    }

    private String refusal(ApiRequest request) {
        ApiException refusal = catchThrowableOfType(ApiException.class, () -> verifier.verify(request));
        assertThat(refusal.code()).isEqualTo(403);
        return refusal.type() + ": " + refusal.words();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_the_sdk_signs_is_verified(boolean inQuery) {
        Caller caller = verifier.verify(signed(BODY, "guardduty", Duration.ZERO, inQuery));

        assertThat(caller.key()).isEqualTo(KEY);
        assertThat(caller.region()).isEqualTo("eu-west-1");
    }

    @Test
    void a_clock_may_be_off_by_five_minutes() {
        verifier.verify(signed(BODY, "guardduty", Duration.ofMinutes(5), false));
        verifier.verify(signed(BODY, "guardduty", Duration.ofMinutes(-5), false));

        assertThat(refusal(signed(BODY, "guardduty", Duration.ofSeconds(301), false)))
                .startsWith("InvalidSignatureException: Signature not yet current");
        assertThat(refusal(signed(BODY, "guardduty", Duration.ofSeconds(-301), false)))
                .startsWith("InvalidSignatureException: Signature expired");
    }

    @Test
    void a_signed_url_can_be_used_until_it_expires() {
        verifier.verify(signed(BODY, "guardduty", Duration.ofMinutes(-10), true));
        verifier.verify(signed(BODY, "guardduty", Duration.ofMinutes(15), true));

        assertThat(refusal(signed(BODY, "guardduty", Duration.ofSeconds(-601), true)))
                .contains("Signature expired");
        assertThat(refusal(signed(BODY, "guardduty", Duration.ofSeconds(901), true)))
                .contains("not yet current");
    }

    @Test
    void a_changed_request_is_refused() {
        ApiRequest good = signed(BODY, "guardduty", Duration.ZERO, false);
        byte[] other = "{\"findingIds\":[\"0b\"]}".getBytes(StandardCharsets.UTF_8);

        assertThat(refusal(new ApiRequest("DELETE", good.path(), good.query(), good.headers(), BODY)))
                .contains("does not match");
        assertThat(refusal(new ApiRequest("POST", PATH + "0", good.query(), good.headers(), BODY)))
                .contains("does not match");
        assertThat(refusal(new ApiRequest("POST", PATH, good.query() + "&y=1", good.headers(), BODY)))
                .contains("does not match");
        assertThat(refusal(new ApiRequest("POST", PATH, good.query(), good.headers(), other)))
                .contains("not the hash of the body");
        assertThat(refusal(without(
                        new ApiRequest("POST", PATH, good.query(), good.headers(), other), "x-amz-content-sha256")))
                .contains("does not match");
        assertThat(refusal(with(good, "host", "elsewhere"))).contains("does not match");
        assertThat(refusal(with(good, "x-amz-target", "added"))).contains("were not signed");
    }

    @Test
    void a_body_does_not_go_unsigned() {
        ApiRequest good = signed(BODY, "guardduty", Duration.ZERO, false);

        assertThat(refusal(with(good, "x-amz-content-sha256", "UNSIGNED-PAYLOAD")))
                .contains("not the hash of the body");
    }

    @Test
    void every_changed_digit_of_a_signature_counts() {
        ApiRequest good = signed(BODY, "guardduty", Duration.ZERO, false);
        String header = good.header("authorization").get(0);
        for (int i = header.length() - 64; i < header.length(); i++) {
            String changed = header.substring(0, i) + (header.charAt(i) == 'a' ? 'b' : 'a') + header.substring(i + 1);
            assertThat(refusal(with(good, "authorization", changed))).contains("does not match");
        }
    }

    @Test
    void what_is_missing_or_meant_for_others_is_said() {
        ApiRequest good = signed(BODY, "guardduty", Duration.ZERO, false);
        String header = good.header("authorization").get(0);

        assertThat(refusal(without(good, "authorization"))).startsWith("MissingAuthenticationTokenException");
        assertThat(refusal(with(good, "authorization", "Basic cm9vdA==")))
                .startsWith("MissingAuthenticationTokenException");
        assertThat(refusal(without(good, "x-amz-date"))).startsWith("IncompleteSignatureException");
        assertThat(refusal(with(good, "authorization", header.replace(KEY.id(), "AKIAOTHER"))))
                .startsWith("UnrecognizedClientException");
        assertThat(refusal(with(good, "authorization", header.replace("host;", ""))))
                .contains("'Host' must be a 'SignedHeader'");
        assertThat(refusal(with(good, "authorization", header.replace("/aws4_request", ""))))
                .startsWith("IncompleteSignatureException");
        assertThat(refusal(signed(BODY, "ec2", Duration.ZERO, false))).contains("correct service: 'guardduty'");
        assertThat(refusal(without(good, "host"))).contains("does not match");
    }

    private static ApiRequest asking(ApiRequest request, String query) {
        return new ApiRequest(request.method(), request.path(), query, request.headers(), request.body());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_wrong_secret_and_a_revoked_key_are_told_apart(boolean inQuery) {
        ApiRequest good = signed(BODY, "guardduty", Duration.ZERO, inQuery);
        AccessKey changed = new AccessKey(KEY.id(), "another", KEY.account(), true);

        assertThat(catchThrowableOfType(ApiException.class, () -> new Verifier(id -> changed, () -> NOW).verify(good))
                        .type())
                .isEqualTo("InvalidSignatureException");
        assertThat(catchThrowableOfType(ApiException.class, () -> new Verifier(id -> null, () -> NOW).verify(good))
                        .type())
                .isEqualTo("UnrecognizedClientException");
    }

    @Test
    void a_signed_url_holds_for_what_was_signed_alone() {
        ApiRequest good = signed(BODY, "guardduty", Duration.ZERO, true);
        byte[] other = "{\"findingIds\":[\"0b\"]}".getBytes(StandardCharsets.UTF_8);
        String query = good.query();

        assertThat(refusal(asking(good, query + "&maxResults=1"))).contains("does not match");
        assertThat(refusal(asking(good, query.replace("a%2Bb", "a%2Bc")))).contains("does not match");
        assertThat(refusal(asking(good, query.replace("X-Amz-Expires=600", "X-Amz-Expires=6000"))))
                .contains("does not match");
        assertThat(refusal(asking(good, query.replace("X-Amz-Expires=600", "X-Amz-Expires=604801"))))
                .startsWith("IncompleteSignatureException");
        assertThat(refusal(asking(good, query.replace("X-Amz-Expires=600", "X-Amz-Expires=-1"))))
                .startsWith("IncompleteSignatureException");
        assertThat(refusal(asking(good, query + "&X-Amz-Expires=604800"))).contains("does not match");
        assertThat(refusal(asking(good, query + "&X-Amz-Credential=x"))).contains("does not match");
        assertThat(refusal(new ApiRequest("GET", good.path(), query, good.headers(), BODY)))
                .contains("does not match");
        assertThat(refusal(new ApiRequest("POST", good.path() + "0", query, good.headers(), BODY)))
                .contains("does not match");
        assertThat(refusal(new ApiRequest("POST", good.path(), query, good.headers(), other)))
                .startsWith("InvalidSignatureException");
        assertThat(refusal(with(good, "host", "elsewhere"))).contains("does not match");
        assertThat(refusal(asking(good, query.replace("host", "x-other")))).contains("'Host' must be");
    }

    @Test
    void a_header_that_comes_twice_is_not_what_was_signed() {
        ApiRequest good = signed(BODY, "guardduty", Duration.ZERO, false);
        for (String name : List.of("host", "x-amz-date")) {
            Map<String, List<String>> headers = new TreeMap<>(good.headers());
            String value = good.header(name).get(0);
            headers.put(name, List.of(value, value));
            assertThat(refusal(new ApiRequest("POST", PATH, good.query(), headers, BODY)))
                    .contains("does not match");
        }
        Map<String, List<String>> headers = new TreeMap<>(good.headers());
        headers.put("authorization", List.of(good.header("authorization").get(0), "Basic cm9vdA=="));
        assertThat(refusal(new ApiRequest("POST", PATH, good.query(), headers, BODY)))
                .startsWith("IncompleteSignatureException");
    }

    @Test
    void very_long_values_are_refused_as_short_ones_are() {
        ApiRequest good = signed(BODY, "guardduty", Duration.ZERO, false);
        String header = good.header("authorization").get(0);
        String longest = "x".repeat(1_000_000);

        assertThat(refusal(with(good, "authorization", header + longest))).contains("does not match");
        assertThat(refusal(with(good, "authorization", header.replace(KEY.id(), longest))))
                .startsWith("UnrecognizedClientException");
        assertThat(refusal(with(good, "authorization", header.replace("host;", "host;".repeat(100_000)))))
                .contains("does not match");
        assertThat(refusal(with(good, "x-amz-date", longest))).startsWith("InvalidSignatureException");
        assertThat(refusal(asking(good, good.query() + "&x=" + longest))).contains("does not match");
        assertThat(refusal(asking(good, "&=%".repeat(100_000)))).startsWith("IncompleteSignatureException");
    }

    @Test
    void an_example_of_the_documentation_has_its_key() {
        CredentialScope scope =
                Objects.requireNonNull(CredentialScope.parse("AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request"));

        assertThat(HexFormat.of().formatHex(scope.signingKey("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")))
                .isEqualTo("c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9");
    }
}
