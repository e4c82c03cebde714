// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Signatures against those of the SDK's signer. */
class S3SignerTest {
    private static final Instant NOW = Instant.parse("2026-11-23T01:02:03Z");
    private static final byte[] BODY = {1, 2, 3};

    /** As the SDK signs for S3: the path is encoded once and left as it is. */
    private static SdkHttpRequest signedBySdk(URI uri, Map<String, String> headers) {
        SdkHttpFullRequest.Builder request =
                SdkHttpFullRequest.builder().method(SdkHttpMethod.PUT).uri(uri);
        headers.forEach(request::putHeader);
        return AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(AwsCredentialsIdentity.create("AKIDEXAMPLE", "secret"))
                        .request(request.build())
                        .payload(() -> new ByteArrayInputStream(BODY))
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                        .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(NOW, ZoneOffset.UTC)))
                .request();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:9000/bucket/a/b.txt",
                "https://s3.eu-west-1.amazonaws.com/bucket/a%20b/%2A~c%C3%A4//d",
                "http://localhost/bucket/"
            })
    void a_request_is_signed_as_the_sdk_signs_it(String url) {
        URI uri = URI.create(url);
        Map<String, String> headers = Map.of("x-amz-server-side-encryption", "aws:kms");

        Map<String, String> ours =
                new S3Signer("AKIDEXAMPLE", "secret", "eu-west-1", () -> NOW).headers("PUT", uri, headers, BODY);

        Map<String, List<String>> theirs = signedBySdk(uri, headers).headers();
        assertThat(ours.get("x-amz-content-sha256"))
                .isEqualTo(theirs.get("x-amz-content-sha256").get(0));
        assertThat(ours.get("authorization"))
                .isEqualTo(theirs.get("Authorization").get(0));
    }
}
