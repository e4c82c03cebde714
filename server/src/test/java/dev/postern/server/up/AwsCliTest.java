// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sessions of the AWS CLI as it is installed here ({@code -Dpostern.aws}, else of the Python or itself on the PATH), at the terminal of a user. */
@Timeout(600)
class AwsCliTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TOR = "CredentialAccess:RDS/TorIPCaller.SuccessfulLogin";

    private static @Nullable Client aws;

    @TempDir
    private Path folder;

    private ServedPostern postern;
    private String detector = "";

    @BeforeAll
    static void find() throws Exception {
        if (System.getProperty("postern.aws") == null) {
            aws = LoadedCli.start();
        }
        if (aws == null) {
            aws = ClientProgram.find("postern.aws", "aws", "--version");
        }
    }

    @AfterAll
    static void leave() throws Exception {
        if (aws != null) {
            aws.close();
            aws = null;
        }
    }

    @BeforeEach
    void start() throws Exception {
        assumeTrue(aws != null, "there is no aws CLI on the PATH; -Dpostern.aws names one");
        postern = new ServedPostern(folder, "");
        detector = guardduty("list-detectors").at("/DetectorIds/0").asString();
    }

    @AfterEach
    void stop() {
        if (postern != null) {
            postern.close();
        }
    }

    private Client.Run run(String operation, String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("guardduty", operation, "--output", "json"));
        if (!detector.isEmpty() && !operation.contains("tag") && !operation.equals("create-detector")) {
            line.addAll(List.of("--detector-id", detector));
        }
        line.addAll(List.of(arguments));
        return aws.run(postern.environment(), line);
    }

    /** What an operation answers. */
    private JsonNode guardduty(String operation, String... arguments) throws IOException, InterruptedException {
        Client.Run run = run(operation, arguments);
        assertThat(run.code()).as("%s: %s", operation, run.err()).isZero();
        return run.out().isBlank() ? JSON.createObjectNode() : JSON.readTree(run.out());
    }

    /** How an operation is refused. */
    private String refused(String operation, String... arguments) throws IOException, InterruptedException {
        Client.Run run = run(operation, arguments);
        assertThat(run.code()).as(operation).isNotZero();
        return run.err();
    }

    @Test
    void a_detector_is_read_changed_tagged_deleted_and_made_again() throws Exception {
        JsonNode before = guardduty("get-detector");
        assertThat(before.path("Status").asString()).isEqualTo("ENABLED");
        assertThat(before.at("/Features/6/Name").asString()).isEqualTo("RDS_LOGIN_EVENTS");
        assertThat(before.at("/Features/6/Status").asString()).isEqualTo("ENABLED");
        guardduty("update-detector", "--no-enable", "--finding-publishing-frequency", "FIFTEEN_MINUTES");
        JsonNode after = guardduty("get-detector");
        assertThat(after.path("Status").asString()).isEqualTo("DISABLED");
        assertThat(after.path("FindingPublishingFrequency").asString()).isEqualTo("FIFTEEN_MINUTES");

        String arn = "arn:aws:guardduty:us-east-1:000000000000:detector/" + detector;
        guardduty("tag-resource", "--resource-arn", arn, "--tags", "team=data,stage=prod");
        guardduty("untag-resource", "--resource-arn", arn, "--tag-keys", "stage");
        assertThat(guardduty("list-tags-for-resource", "--resource-arn", arn).path("Tags"))
                .isEqualTo(JSON.readTree("{\"team\":\"data\"}"));

        assertThat(refused("create-detector", "--enable"))
                .contains("BadRequestException", "a detector already exists for the current account.");
        guardduty("delete-detector");
        assertThat(refused("get-detector"))
                .contains("The request is rejected because the input detectorId is not owned by the current account.");
        assertThat(guardduty("create-detector", "--enable").path("DetectorId").asString())
                .isEqualTo(detector);
    }

    @Test
    void findings_are_made_listed_read_counted_and_archived() throws Exception {
        guardduty("create-sample-findings");
        JsonNode all = guardduty("list-findings", "--page-size", "3").path("FindingIds");
        assertThat(all).hasSizeGreaterThan(3);
        JsonNode high = guardduty(
                        "list-findings",
                        "--finding-criteria",
                        "{\"Criterion\":{\"severity\":{\"Gte\":7},\"type\":{\"Eq\":[\"" + TOR
                                + "\"]},\"service.archived\":{\"Eq\":[\"false\"]}}}",
                        "--sort-criteria",
                        "AttributeName=severity,OrderBy=DESC")
                .path("FindingIds");
        assertThat(high).hasSize(1);
        String id = high.get(0).asString();
        JsonNode finding = guardduty("get-findings", "--finding-ids", id).at("/Findings/0");
        assertThat(finding.path("Type").asString()).isEqualTo(TOR);
        assertThat(finding.at("/Service/Action/RdsLoginAttemptAction/RemoteIpDetails/Country/CountryName")
                        .asString())
                .isNotEmpty();
        assertThat(finding.at("/Resource/RdsDbInstanceDetails/DbInstanceIdentifier")
                        .asString())
                .isNotEmpty();

        guardduty("archive-findings", "--finding-ids", id);
        guardduty("update-findings-feedback", "--finding-ids", id, "--feedback", "USEFUL", "--comments", "a drill");
        finding = guardduty("get-findings", "--finding-ids", id).at("/Findings/0");
        assertThat(finding.at("/Service/Archived").asBoolean()).isTrue();
        assertThat(finding.at("/Service/UserFeedback").asString()).isEqualTo("USEFUL");
        guardduty("unarchive-findings", "--finding-ids", id);
        assertThat(guardduty("get-findings-statistics", "--finding-statistic-types", "COUNT_BY_SEVERITY")
                        .at("/FindingStatistics/CountBySeverity"))
                .isNotEmpty();
        assertThat(guardduty("get-findings-statistics", "--group-by", "RESOURCE", "--order-by", "DESC")
                        .at("/FindingStatistics/GroupedByResource/0/TotalFindings")
                        .asInt())
                .isEqualTo(all.size());
    }

    @Test
    void filters_are_made_read_changed_and_deleted() throws Exception {
        guardduty(
                "create-filter",
                "--name",
                "quiet",
                "--action",
                "ARCHIVE",
                "--rank",
                "1",
                "--finding-criteria",
                "{\"Criterion\":{\"type\":{\"Matches\":[\"Discovery:*\"]}}}");
        assertThat(guardduty("list-filters").path("FilterNames")).hasSize(1);
        guardduty("update-filter", "--filter-name", "quiet", "--description", "probes", "--action", "NOOP");
        JsonNode filter = guardduty("get-filter", "--filter-name", "quiet");
        assertThat(filter.path("Description").asString()).isEqualTo("probes");
        assertThat(filter.path("Action").asString()).isEqualTo("NOOP");
        assertThat(filter.at("/FindingCriteria/Criterion/type/Matches/0").asString())
                .isEqualTo("Discovery:*");
        guardduty("delete-filter", "--filter-name", "quiet");
        assertThat(refused("get-filter", "--filter-name", "quiet"))
                .contains("The request is rejected since no such resource found.");
    }

    @Test
    void lists_of_all_kinds_are_made_read_changed_and_deleted() throws Exception {
        // with file:// the CLI would send what is in the file
        Path list = Files.writeString(postern.lists().resolve("list.txt"), "198.51.100.7\n203.0.113.0/24\n");
        for (String kind : List.of("ip", "threat-intel", "trusted-entity", "threat-entity")) {
            String member = kind.equals("ip") ? "IpSet" : named(kind) + "Set";
            String option = "--" + kind + "-set-id";
            String id = guardduty(
                            "create-" + kind + "-set",
                            "--name",
                            "a list",
                            "--format",
                            "TXT",
                            "--location",
                            "file:" + list,
                            "--no-activate")
                    .path(member + "Id")
                    .asString();
            assertThat(guardduty("list-" + kind + "-sets").path(member + "Ids")).hasSize(1);
            guardduty("update-" + kind + "-set", option, id, "--name", "another name");
            JsonNode read = guardduty("get-" + kind + "-set", option, id);
            assertThat(read.path("Name").asString()).isEqualTo("another name");
            assertThat(read.path("Status").asString()).isEqualTo("INACTIVE");
            guardduty("delete-" + kind + "-set", option, id);
        }
        assertThat(refused("get-ip-set", "--ip-set-id", "0".repeat(32)))
                .contains("The request is rejected because the input detectorId is not owned by the current account.");
    }

    @Test
    void coverage_usage_and_trials_are_told() throws Exception {
        assertThat(guardduty("list-coverage").at("/Resources/0/ResourceId").asString())
                .isEqualTo("orders");
        assertThat(guardduty("get-coverage-statistics", "--statistics-type", "COUNT_BY_COVERAGE_STATUS")
                        .at("/CoverageStatistics/CountByCoverageStatus"))
                .hasSize(1);
        assertThat(guardduty(
                                "get-usage-statistics",
                                "--usage-statistic-type",
                                "TOP_RESOURCES",
                                "--usage-criteria",
                                "Features=RDS_LOGIN_EVENTS")
                        .at("/UsageStatistics/TopResources/0/Total/Amount")
                        .asString())
                .isEqualTo("0.00");
        assertThat(guardduty("get-remaining-free-trial-days", "--account-ids", "000000000000")
                        .at("/Accounts/0/Features/0/FreeTrialDaysRemaining")
                        .asInt())
                .isZero();
    }

    @Test
    void a_publishing_destination_is_made_read_changed_and_deleted() throws Exception {
        String key = "KmsKeyArn=arn:aws:kms:us-east-1:000000000000:key/1";
        String id = guardduty(
                        "create-publishing-destination",
                        "--destination-type",
                        "S3",
                        "--destination-properties",
                        "DestinationArn=arn:aws:s3:::findings," + key)
                .path("DestinationId")
                .asString();
        assertThat(guardduty("list-publishing-destinations")
                        .at("/Destinations/0/DestinationId")
                        .asString())
                .isEqualTo(id);
        guardduty(
                "update-publishing-destination",
                "--destination-id",
                id,
                "--destination-properties",
                "DestinationArn=arn:aws:s3:::other," + key);
        assertThat(guardduty("describe-publishing-destination", "--destination-id", id)
                        .at("/DestinationProperties/DestinationArn")
                        .asString())
                .isEqualTo("arn:aws:s3:::other");
        guardduty("delete-publishing-destination", "--destination-id", id);
        assertThat(refused("describe-publishing-destination", "--destination-id", id))
                .contains("The request is rejected because the one or more input parameters have invalid values.");
    }

    private static String named(String kind) {
        StringBuilder name = new StringBuilder();
        for (String word : kind.split("-", -1)) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name.toString();
    }
}
