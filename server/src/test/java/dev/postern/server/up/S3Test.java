// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists that are in S3 and findings that are exported to it, while a Postern is up. */
@Timeout(120)
class S3Test {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String DETECTOR = "/detector/" + "0".repeat(32);

    @TempDir
    private Path folder;

    private S3Double s3;
    private ServedPostern postern;

    @BeforeEach
    void start() throws IOException {
        s3 = new S3Double();
        postern = new ServedPostern(folder, s3.configuration());
    }

    @AfterEach
    void stop() {
        postern.close();
        s3.close();
    }

    private JsonNode ask(String method, String path, String body) throws IOException, InterruptedException {
        return postern.client().ask(method, path, body);
    }

    private JsonNode awaitStatus(String path, String status) throws IOException, InterruptedException {
        return postern.client().awaitStatus(path, status);
    }

    @Test
    void a_list_of_s3_is_read_and_its_last_good_copy_stays_when_it_cannot_be_read_again() throws Exception {
        s3.objects.put("/lists/bad list~*.txt", "198.51.100.7\n".getBytes(StandardCharsets.UTF_8));
        String id = ask("POST", DETECTOR + "/threatentityset", """
                        {"name":"bad","format":"TXT","location":"s3://lists/bad%20list~*.txt","activate":true}""")
                .path("threatEntitySetId")
                .asString();
        String path = DETECTOR + "/threatentityset/" + id;
        awaitStatus(path, "ACTIVE");

        s3.objects.clear();
        ask("POST", path, "{\"activate\":true}");
        assertThat(awaitStatus(path, "ERROR").path("errorDetails").asString())
                .isEqualTo("the server answered 404; what was read before is still used");

        s3.objects.put("/lists/bad list~*.txt", "198.51.100.8\n".getBytes(StandardCharsets.UTF_8));
        ask("POST", path, "{\"activate\":true}");
        awaitStatus(path, "ACTIVE");
    }

    private String destination(String bucket) throws IOException, InterruptedException {
        return DETECTOR + "/publishingDestination/"
                + ask("POST", DETECTOR + "/publishingDestination", """
                        {"destinationType":"S3","destinationProperties":{"destinationArn":"arn:aws:s3:::%s",
                        "kmsKeyArn":"arn:aws:kms:us-east-1:000000000000:key/1"}}""".formatted(bucket))
                        .path("destinationId")
                        .asString();
    }

    @Test
    void findings_are_exported_to_the_bucket_as_lines_of_packed_json() throws Exception {
        String path = destination("findings/postern");
        awaitStatus(path, "PUBLISHING");
        assertThat(s3.objects).containsKey("/findings/postern/AWSLogs/000000000000/GuardDuty/us-east-1/");

        ask("POST", DETECTOR + "/findings/create", """
                {"findingTypes":["CredentialAccess:RDS/TorIPCaller.SuccessfulLogin"]}""");
        while (s3.objects.size() < 2) {
            Thread.sleep(50); // between looks at a condition; the test's time is limited
        }
        Map.Entry<String, byte[]> object = s3.objects.entrySet().stream()
                .filter(each -> each.getKey().endsWith(".jsonl.gz"))
                .findFirst()
                .orElseThrow();
        String line = new String(
                new GZIPInputStream(new ByteArrayInputStream(object.getValue())).readAllBytes(),
                StandardCharsets.UTF_8);
        assertThat(line.lines()).hasSize(1);
        JsonNode finding = JSON.readTree(line);
        assertThat(finding.path("type").asString()).isEqualTo("CredentialAccess:RDS/TorIPCaller.SuccessfulLogin");
        assertThat(finding.at("/service/additionalInfo/sample").asBoolean()).isTrue();
        assertThat(finding.at("/service/action/actionType").asString()).isEqualTo("RDS_LOGIN_ATTEMPT");
    }

    @Test
    void a_bucket_that_cannot_be_written_to_shows_in_the_status() throws Exception {
        String path = destination("closed");

        JsonNode failing = awaitStatus(path, "UNABLE_TO_PUBLISH_FIX_DESTINATION_PROPERTY");
        assertThat(failing.path("publishingFailureStartTimestamp").asLong()).isPositive();
        ask("POST", path, """
                {"destinationProperties":{"destinationArn":"arn:aws:s3:::findings"}}""");
        assertThat(awaitStatus(path, "PUBLISHING")
                        .path("publishingFailureStartTimestamp")
                        .asLong())
                .isZero();
    }
}
