// SPDX-License-Identifier: Apache-2.0
package dev.postern.api;

import static dev.postern.api.TestServer.DETECTOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.api.destination.DestinationDocuments;
import dev.postern.store.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.BadRequestException;
import software.amazon.awssdk.services.guardduty.model.DescribePublishingDestinationResponse;

/** Publishing destinations as clients see them, while somebody publishes. */
class DestinationsTest {
    private static final String BUCKET = "arn:aws:s3:::findings/of/postern";
    private static final String KEY = "arn:aws:kms:us-east-1:000000000000:key/1234abcd";

    @TempDir
    private Path folder;

    private TestServer server;
    private GuardDutyClient client;
    private DestinationDocuments documents;

    @BeforeEach
    void start() throws IOException {
        server = new TestServer(folder, InstantSource.system());
        client = server.client();
        client.createDetector(request -> request.enable(true));
        documents = new DestinationDocuments(server.store);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private String create(String bucket, String key) {
        return client.createPublishingDestination(request -> request.detectorId(DETECTOR)
                        .destinationType("S3")
                        .destinationProperties(
                                properties -> properties.destinationArn(bucket).kmsKeyArn(key))
                        .tags(Map.of("a", "1")))
                .destinationId();
    }

    private DescribePublishingDestinationResponse describe(String id) {
        return client.describePublishingDestination(
                request -> request.detectorId(DETECTOR).destinationId(id));
    }

    @Test
    void a_destination_is_made_read_changed_and_deleted() {
        String id = create(BUCKET, KEY);
        DescribePublishingDestinationResponse made = describe(id);
        assertThat(made.destinationTypeAsString()).isEqualTo("S3");
        assertThat(made.destinationProperties().destinationArn()).isEqualTo(BUCKET);
        assertThat(made.destinationProperties().kmsKeyArn()).isEqualTo(KEY);
        assertThat(made.tags()).isEqualTo(Map.of("a", "1"));
        assertThat(documents.current(Scope.DEFAULT).bucket()).isEqualTo("findings");
        assertThat(documents.current(Scope.DEFAULT).prefix()).isEqualTo("of/postern/");

        client.updatePublishingDestination(request -> request.detectorId(DETECTOR)
                .destinationId(id)
                .destinationProperties(properties -> properties.destinationArn("arn:aws:s3:::other")));
        assertThat(describe(id).destinationProperties().destinationArn()).isEqualTo("arn:aws:s3:::other");
        assertThat(describe(id).destinationProperties().kmsKeyArn()).isEqualTo(KEY);
        assertThat(documents.current(Scope.DEFAULT).prefix()).isEmpty();
        assertThat(server.changed).containsExactly(Scope.DEFAULT, Scope.DEFAULT);

        client.deletePublishingDestination(
                request -> request.detectorId(DETECTOR).destinationId(id));
        assertThat(client.listPublishingDestinations(request -> request.detectorId(DETECTOR))
                        .destinations())
                .isEmpty();
        assertThatThrownBy(() -> describe(id))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining(
                        "The request is rejected because the one or more input parameters have invalid values.");
    }

    @Test
    void the_status_tells_how_publishing_goes() {
        String id = create(BUCKET, KEY);
        assertThat(describe(id).statusAsString()).isEqualTo("PENDING_VERIFICATION");
        assertThat(describe(id).publishingFailureStartTimestamp()).isZero();

        documents.published(Scope.DEFAULT, documents.current(Scope.DEFAULT));
        assertThat(describe(id).statusAsString()).isEqualTo("PUBLISHING");

        documents.failed(Scope.DEFAULT, documents.current(Scope.DEFAULT), 1_000);
        documents.failed(Scope.DEFAULT, documents.current(Scope.DEFAULT), 2_000);
        assertThat(describe(id).statusAsString()).isEqualTo("UNABLE_TO_PUBLISH_FIX_DESTINATION_PROPERTY");
        assertThat(describe(id).publishingFailureStartTimestamp()).isEqualTo(1_000);
        assertThat(client.listPublishingDestinations(request -> request.detectorId(DETECTOR))
                        .destinations()
                        .get(0)
                        .statusAsString())
                .isEqualTo("UNABLE_TO_PUBLISH_FIX_DESTINATION_PROPERTY");

        client.updatePublishingDestination(request -> request.detectorId(DETECTOR)
                .destinationId(id)
                .destinationProperties(properties -> properties.destinationArn("arn:aws:s3:::other")));
        assertThat(describe(id).statusAsString()).as("tried anew").isEqualTo("PENDING_VERIFICATION");
    }

    @Test
    void there_is_one_destination() {
        create(BUCKET, KEY);

        assertThatThrownBy(() -> create("arn:aws:s3:::other", KEY))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("The request failed because a publishingDestination already exists with the"
                        + " destinationType value provided in the request");
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:s3:::x, arn:aws:kms:us-east-1:000000000000:key/1",
        "arn:aws:s3:::findings, ",
        "findings, arn:aws:kms:us-east-1:000000000000:key/1",
        "arn:aws:s3:::Findings, arn:aws:kms:us-east-1:000000000000:key/1",
        "arn:aws:s3:::findings, arn:aws:s3:::findings",
        "arn:aws:s3:::..%2f, arn:aws:kms:us-east-1:000000000000:key/1",
        "arn:aws:s3:::findings/../other, arn:aws:kms:us-east-1:000000000000:key/1",
        "arn:aws:s3:::findings/., arn:aws:kms:us-east-1:000000000000:key/1"
    })
    void what_names_no_bucket_and_no_key_is_refused(String bucket, String key) {
        assertThatThrownBy(() -> create(bucket, key))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("invalid or out-of-range value");
    }

    @Test
    void destinations_have_tags() {
        String arn = "arn:aws:guardduty:us-east-1:000000000000:detector/" + DETECTOR + "/publishingDestination/"
                + create(BUCKET, KEY);
        client.tagResource(request -> request.resourceArn(arn).tags(Map.of("b", "2")));

        assertThat(client.listTagsForResource(request -> request.resourceArn(arn))
                        .tags())
                .isEqualTo(Map.of("a", "1", "b", "2"));
    }
}
