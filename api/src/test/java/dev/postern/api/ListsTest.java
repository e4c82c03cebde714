// SPDX-License-Identifier: Apache-2.0
package dev.postern.api;

import static dev.postern.api.TestServer.DETECTOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.postern.api.credentials.Role;
import dev.postern.api.list.ListDocuments;
import dev.postern.api.list.ListUse;
import dev.postern.api.sigv4.AccessKey;
import dev.postern.store.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.BadRequestException;
import software.amazon.awssdk.services.guardduty.model.GetThreatEntitySetResponse;

/** Lists as clients see them, while somebody reads and uses them. */
class ListsTest {
    private static final String SHA = "a".repeat(64);
    private static final long ENTRIES = 17;

    @TempDir
    private Path folder;

    private TestServer server;
    private GuardDutyClient client;
    private ListUse use;

    @BeforeEach
    void start() throws IOException {
        server = new TestServer(folder, InstantSource.system());
        client = server.client();
        client.createDetector(request -> request.enable(true));
        use = new ListUse(new ListDocuments(server.store), List::of);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private String threatSet(String name, boolean activate) {
        return client.createThreatIntelSet(request -> request.detectorId(DETECTOR)
                        .name(name)
                        .format("TXT")
                        .location("file:/lists/" + name)
                        .activate(activate))
                .threatIntelSetId();
    }

    private String status(String id) {
        return client.getThreatIntelSet(request -> request.detectorId(DETECTOR).threatIntelSetId(id))
                .statusAsString();
    }

    private void update(String id, boolean activate) {
        client.updateThreatIntelSet(
                request -> request.detectorId(DETECTOR).threatIntelSetId(id).activate(activate));
    }

    private void delete(String id) {
        client.deleteThreatIntelSet(request -> request.detectorId(DETECTOR).threatIntelSetId(id));
    }

    /** Reads all lists and uses what was read. */
    private void readAndUse(String sha256) {
        for (ListUse.Wanted each : use.wanted()) {
            use.settled(each.view().list().id(), each.view().list().version(), sha256, null, ENTRIES);
            use.used(Map.of(each.view().list().id(), sha256));
        }
    }

    @Test
    void a_list_is_active_as_long_as_it_is_used() {
        String id = threatSet("bad", true);
        assertThat(status(id)).isEqualTo("ACTIVATING");
        use.settled(id, 1, SHA, null, null);
        assertThat(status(id)).as("read and not yet used").isEqualTo("ACTIVATING");
        use.used(Map.of(id, SHA));
        assertThat(status(id)).isEqualTo("ACTIVE");

        update(id, false);
        assertThat(status(id)).isEqualTo("DEACTIVATING");
        assertThat(use.wanted()).isEmpty();
        use.used(Map.of());
        assertThat(status(id)).isEqualTo("INACTIVE");
    }

    @Test
    void an_active_list_that_is_activated_again_is_read_again() {
        String id = threatSet("bad", true);
        readAndUse(SHA);
        update(id, true);

        assertThat(status(id)).isEqualTo("ACTIVATING");
        assertThat(use.wanted().get(0).view().sha256()).isNull();
        readAndUse("b".repeat(64));
        assertThat(status(id)).isEqualTo("ACTIVE");
        client.updateThreatIntelSet(
                request -> request.detectorId(DETECTOR).threatIntelSetId(id).name("worse"));
        assertThat(status(id)).as("only its name has changed").isEqualTo("ACTIVE");
    }

    @Test
    void what_came_of_an_earlier_version_does_not_count() {
        String id = threatSet("bad", true);
        update(id, true);
        use.settled(id, 1, null, "the server answered 404", null);

        assertThat(status(id)).isEqualTo("ACTIVATING");
    }

    @Test
    void a_list_that_cannot_be_read_says_why_and_is_not_used() {
        String id = client.createThreatEntitySet(request -> request.detectorId(DETECTOR)
                        .name("entities")
                        .format("TXT")
                        .location("file:/lists/none")
                        .activate(true)
                        .expectedBucketOwner("111122223333"))
                .threatEntitySetId();
        use.settled(id, 1, null, "the server answered 404", null);
        GetThreatEntitySetResponse set = client.getThreatEntitySet(
                request -> request.detectorId(DETECTOR).threatEntitySetId(id));

        assertThat(set.statusAsString()).isEqualTo("ERROR");
        assertThat(set.errorDetails()).isEqualTo("the server answered 404");
        assertThat(set.expectedBucketOwner()).isEqualTo("111122223333");
        assertThat(set.createdAt()).isEqualTo(set.updatedAt()).isNotNull();
        assertThat(use.wanted()).isEmpty();
    }

    @Test
    void what_was_read_of_a_list_stays_in_use_when_it_cannot_be_read_again() {
        String id = threatSet("bad", true);
        readAndUse(SHA);
        update(id, true);
        assertThat(use.wanted().get(0).view().sha256()).as("to be read").isNull();
        use.settled(id, 2, null, "the server answered 404", null);

        assertThat(status(id)).isEqualTo("ERROR");
        assertThat(use.wanted().get(0).view().sha256()).as("still to be used").isEqualTo(SHA);
        assertThat(use.wanted().get(0).view().entries()).isEqualTo(ENTRIES);
        use.used(Map.of(id, SHA));
        assertThat(status(id)).isEqualTo("ERROR");
        update(id, false);
        assertThat(use.wanted()).isEmpty();
    }

    @Test
    void a_used_list_that_is_deleted_goes_when_it_is_used_no_more() {
        String id = threatSet("bad", true);
        readAndUse(SHA);
        delete(id);

        assertThat(status(id)).isEqualTo("DELETE_PENDING");
        assertThatThrownBy(() -> update(id, true)).isInstanceOf(BadRequestException.class);
        use.used(Map.of());
        assertThat(status(id)).as("clients wait for this").isEqualTo("DELETED");
        assertThatThrownBy(() -> update(id, true)).hasMessageContaining("is not owned");
    }

    @Test
    void an_unused_list_is_deleted_at_once() {
        String id = threatSet("bad", false);
        assertThat(status(id)).isEqualTo("INACTIVE");
        delete(id);

        assertThat(client.listThreatIntelSets(request -> request.detectorId(DETECTOR))
                        .threatIntelSetIds())
                .isEmpty();
        assertThat(status(id)).isEqualTo("DELETED");
        List.of("a", "b", "c", "d", "e", "f").forEach(name -> threatSet(name, false));
    }

    @Test
    void a_list_that_was_never_there_is_refused_as_terraform_expects() {
        assertThatThrownBy(() -> status("0".repeat(32)))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining(
                        "The request is rejected because the input detectorId is not owned by the current account.");
    }

    @Test
    void there_are_six_threat_sets_and_one_trusted_list() {
        List.of("a", "b", "c", "d", "e", "f").forEach(name -> threatSet(name, false));
        assertThatThrownBy(() -> threatSet("g", false))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("maximum number");
        trusted("one");
        assertThatThrownBy(() -> trusted("two")).hasMessageContaining("maximum number");
        assertThat(trusted("one")).as("the same token").isEqualTo(trusted("one"));

        List<String> first = client.listThreatIntelSets(
                        request -> request.detectorId(DETECTOR).maxResults(4))
                .threatIntelSetIds();
        assertThat(client
                        .listThreatIntelSetsPaginator(
                                request -> request.detectorId(DETECTOR).maxResults(4))
                        .stream()
                        .flatMap(page -> page.threatIntelSetIds().stream())
                        .toList())
                .hasSize(6)
                .doesNotHaveDuplicates()
                .containsAll(first);
    }

    private String trusted(String token) {
        return client.createIPSet(request -> request.detectorId(DETECTOR)
                        .name("offices")
                        .format("TXT")
                        .location("file:/lists/offices")
                        .activate(true)
                        .clientToken(token))
                .ipSetId();
    }

    @Test
    void names_and_locations_and_owners_are_checked() {
        assertThatThrownBy(() -> threatSet("a/b", false)).hasMessageContaining("name");
        String id = threatSet("good name-1_", false);
        assertThatThrownBy(() -> client.updateThreatIntelSet(request ->
                        request.detectorId(DETECTOR).threatIntelSetId(id).location("gopher://x/y")))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("location");
        assertThatThrownBy(() -> client.updateThreatIntelSet(request ->
                        request.detectorId(DETECTOR).threatIntelSetId(id).expectedBucketOwner("1234567890\r\n")))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("expectedBucketOwner");
    }

    @Test
    void lists_have_tags_of_their_own() {
        String id = client.createTrustedEntitySet(request -> request.detectorId(DETECTOR)
                        .name("t")
                        .format("STIX")
                        .location("file:/lists/t")
                        .activate(false)
                        .tags(Map.of("a", "1")))
                .trustedEntitySetId();
        String arn = "arn:aws:guardduty:us-east-1:000000000000:detector/" + DETECTOR + "/trustedentityset/" + id;
        client.tagResource(request -> request.resourceArn(arn).tags(Map.of("b", "2")));

        assertThat(client.getTrustedEntitySet(
                                request -> request.detectorId(DETECTOR).trustedEntitySetId(id))
                        .tags())
                .isEqualTo(Map.of("a", "1", "b", "2"))
                .isEqualTo(client.listTagsForResource(request -> request.resourceArn(arn))
                        .tags());
    }

    @Test
    void lists_of_all_accounts_and_regions_are_read_and_used_each_for_its_own() {
        AccessKey other = server.key("111122223333", Role.ADMINISTRATOR);
        try (GuardDutyClient elsewhere = server.client(other, other.secret(), Region.US_EAST_1)) {
            String detector =
                    elsewhere.createDetector(request -> request.enable(true)).detectorId();
            String id = elsewhere
                    .createIPSet(request -> request.detectorId(detector)
                            .name("n")
                            .format("TXT")
                            .location("file:/lists/n")
                            .activate(true))
                    .ipSetId();
            client.createThreatIntelSet(request -> request.detectorId(DETECTOR)
                    .name("n")
                    .format("TXT")
                    .location("file:/lists/n")
                    .activate(true));

            assertThat(use.wanted())
                    .extracting(wanted -> wanted.kind().path(), ListUse.Wanted::owners)
                    .containsExactlyInAnyOrder(
                            tuple("ipset", List.of(new Scope("111122223333", "us-east-1"))),
                            tuple("threatintelset", List.of(Scope.DEFAULT)));
            use.settled(id, 1, "ab", null, 3L);
            use.used(Map.of(id, "ab"));
            assertThat(elsewhere
                            .getIPSet(request -> request.detectorId(detector).ipSetId(id))
                            .statusAsString())
                    .isEqualTo("ACTIVE");
        }
    }
}
