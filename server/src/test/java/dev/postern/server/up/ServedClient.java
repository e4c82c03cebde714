// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import dev.postern.api.sigv4.AccessKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signs requests for the GuardDuty API of a Postern that runs.
 *
 * @param key of the account that asks
 * @param region it asks about
 */
record ServedClient(ServedPostern postern, AccessKey key, String region) {
    private static final JsonMapper JSON = new JsonMapper();

    /** What is answered, whether that is a refusal or not. */
    JsonNode ask(String method, String path, String body) throws IOException, InterruptedException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(AwsCredentialsIdentity.create(key.id(), key.secret()))
                        .request(SdkHttpFullRequest.builder()
                                .method(SdkHttpMethod.fromValue(method))
                                .uri(postern.uri().resolve(path))
                                .build())
                        .payload(() -> new ByteArrayInputStream(bytes))
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "guardduty")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region))
                .request();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(signed.getUri()).method(method, BodyPublishers.ofByteArray(bytes));
        signed.headers().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("host") && !name.equalsIgnoreCase("content-length")) {
                request.header(name, values.get(0));
            }
        });
        return JSON.readTree(HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.ofString())
                .body());
    }

    /** The detector of the account in the region, as a path. */
    String detector() throws IOException, InterruptedException {
        return "/detector/" + ask("GET", "/detector", "").at("/detectorIds/0").asString();
    }

    /** Asks until something has a status; the test's time is limited. */
    JsonNode awaitStatus(String path, String status) throws IOException, InterruptedException {
        while (true) {
            JsonNode answer = ask("GET", path, "");
            if (answer.path("status").asString("").equals(status)) {
                return answer;
            }
            Thread.sleep(50); // between looks at a condition
        }
    }
}
