// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.kernel.ListEntry;
import dev.postern.kernel.ListKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every form of list by name, recognised from its content, in small made-up files that are seeds of the fuzz targets too. */
class ListFormsTest {
    private static final Instant AT = Instant.parse("2026-11-22T00:00:00Z");

    private final IntelSnapshot.Builder builder = IntelSnapshot.builder(AT);

    private byte[] bytes(String resource) throws IOException {
        String folder = resource.endsWith(".xml")
                ? "StixPackageFuzzTestInputs/anyBytesAsAPackage/"
                : resource.endsWith(".json")
                        ? "JsonListFuzzTestInputs/anyBytesAsJson/"
                        : "ListFuzzTestInputs/anyBytesAsAList/";
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(folder + resource))) {
            return in.readAllBytes();
        }
    }

    private ListReport read(String resource) throws IOException, IntelFileException {
        return builder.add(ListKind.THREAT, "made up", resource, new ByteArrayInputStream(bytes(resource)));
    }

    private ListReport readText(String text) throws IntelFileException {
        return builder.add(
                ListKind.THREAT, "text", "text", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The reason why the address is listed, or "-" when it is not. */
    private String reason(String ip) {
        return builder.build().lists(Addresses.ip(ip)).stream()
                .map(ListEntry::reason)
                .findFirst()
                .orElse("-");
    }

    @ParameterizedTest
    @CsvSource({
        "txt.txt, TXT, 3",
        "plain.txt, TXT, 11",
        "ipsum.txt, TXT, 3",
        "blocks.txt, TXT, 2",
        "exit-addresses.txt, TXT, 4",
        "exits.csv, CSV, 2",
        "quoted.csv, CSV, 2",
        "commented-heading.csv, CSV, 2",
        "otx.csv, OTX_CSV, 2",
        "proofpoint.csv, PROOF_POINT, 2",
        "fireeye.csv, FIRE_EYE, 2",
        "alienvault.txt, ALIEN_VAULT, 2",
        "stix1.xml, STIX, 5",
        "stix2.json, STIX_2, 6",
        "misp.json, MISP, 4",
        "misp-search.json, MISP, 2",
        "drop.json, SPAMHAUS_JSON, 3",
        "asndrop.json, SPAMHAUS_JSON, 2"
    })
    void areRecognisedFromTheirContentAndReadTheSameWhenNamed(String resource, ListFormat format, int entries)
            throws Exception {
        ListReport report = read(resource);
        assertThat(report.format()).isEqualTo(format);
        assertThat(report.loaded()).isEqualTo(entries);
        ListReport named = IntelSnapshot.builder(AT)
                .add(ListKind.THREAT, "made up", resource, new ByteArrayInputStream(bytes(resource)), format);
        assertThat(named).isEqualTo(report);
    }

    @Test
    void otxSkipsNamesAndHashes() throws Exception {
        LineNotes notes = read("otx.csv").notes();
        assertThat(notes.counts()).isEqualTo(Map.of(LineIssue.OTHER_KIND, 2L, LineIssue.NOT_AN_ADDRESS, 1L));
        assertThat(notes.examples())
                .first()
                .hasToString("otx.csv:4: skipped, about something other than addresses:"
                        + " Domain name, bad.example.com, made-up name");
        assertThat(reason("198.51.100.7")).isEqualTo("made-up network");
        assertThat(reason("203.0.113.1")).isEqualTo("made-up host");
    }

    @Test
    void proofpointGivesCategoryAndScoreAsReason() throws Exception {
        assertThat(read("proofpoint.csv").notes().counts()).isEmpty();
        assertThat(reason("203.0.113.1")).isEqualTo("category 1, score 100");
        assertThat(reason("198.51.100.7")).isEqualTo("category 2, score 65");
    }

    @Test
    void fireEyeGivesTheTitleAndTakesTheAddressRatherThanTheNetworkAroundIt() throws Exception {
        assertThat(read("fireeye.csv").notes().counts()).isEqualTo(Map.of(LineIssue.NOT_AN_ADDRESS, 1L));
        assertThat(reason("198.51.100.7")).isEqualTo("Made-up report, with a comma, Madeup");
        assertThat(reason("203.0.113.1")).isEqualTo("Made-up host");
        assertThat(reason("203.0.113.2")).isEqualTo("-");
    }

    @Test
    void alienVaultGivesTypeReliabilityAndRisk() throws Exception {
        assertThat(read("alienvault.txt").notes().counts()).isEmpty();
        assertThat(reason("198.51.100.7")).isEqualTo("Scanning Host, reliability 9, risk 2");
    }

    @Test
    void stix1ReadsObservablesAndIndicatorsThatAreValid() throws Exception {
        LineNotes notes = read("stix1.xml").notes();
        assertThat(notes.counts())
                .isEqualTo(Map.of(
                        LineIssue.NOT_AN_ADDRESS, 1L,
                        LineIssue.OTHER_KIND, 2L,
                        LineIssue.NEEDS_MORE, 3L,
                        LineIssue.EXPIRED, 1L));
        assertThat(notes.examples())
                .anySatisfy(
                        note -> assertThat(note).hasToString("stix1.xml:50: skipped, no longer valid: 192.0.2.0/24"));
        assertThat(reason("198.51.100.6")).isEqualTo("-");
        assertThat(reason("198.51.100.7")).isEqualTo("Made-up package");
        assertThat(reason("198.51.100.130")).isEqualTo("Made-up package");
        assertThat(reason("198.51.100.131")).isEqualTo("-");
        assertThat(reason("203.0.113.2")).isEqualTo("Two & more");
        assertThat(reason("2001:db8::7")).isEqualTo("Still watched");
        assertThat(reason("203.0.113.42")).isEqualTo("Valid again");
        assertThat(reason("192.0.2.1")).isEqualTo("-");
        assertThat(reason("192.0.2.2")).isEqualTo("-");
    }

    @Test
    void stix2ReadsPatternsAndAddressObjectsAndLeavesOutWhatIsWithdrawn() throws Exception {
        LineNotes notes = read("stix2.json").notes();
        assertThat(notes.counts())
                .isEqualTo(Map.of(
                        LineIssue.EXPIRED, 1L,
                        LineIssue.REVOKED, 1L,
                        LineIssue.WITHDRAWN, 1L,
                        LineIssue.NOT_YET_VALID, 1L,
                        LineIssue.NEEDS_MORE, 1L,
                        LineIssue.OTHER_KIND, 2L,
                        LineIssue.NOT_A_PATTERN, 1L));
        assertThat(notes.examples())
                .anySatisfy(note -> assertThat(note)
                        .hasToString("stix2.json:11: skipped, no longer valid: [ipv4-addr:value = '203.0.113.2']"));
        assertThat(reason("203.0.113.1")).isEqualTo("Made-up host");
        assertThat(reason("198.51.100.127")).isEqualTo("two networks and a host");
        assertThat(reason("2001:db8:1:7::1")).isEqualTo("two networks and a host");
        assertThat(reason("2001:db8:2::7")).isEqualTo("two networks and a host");
        assertThat(reason("203.0.113.8")).isEmpty();
        assertThat(reason("2001:db8:3::8")).isEmpty();
        for (int i = 2; i <= 7; i++) {
            assertThat(reason("203.0.113." + i)).isEqualTo("-");
        }
    }

    @Test
    void withoutAMomentEveryPeriodOfValidityCounts() throws Exception {
        ListReport report = IntelSnapshot.builder()
                .add(ListKind.THREAT, "made up", "stix2.json", new ByteArrayInputStream(bytes("stix2.json")));
        assertThat(report.loaded()).isEqualTo(9);
        assertThat(report.notes().counts()).doesNotContainKeys(LineIssue.EXPIRED, LineIssue.NOT_YET_VALID);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T00:00:00Z, EXPIRED",
        "2026-11-22T00:00:00.001Z, ",
        "2026-11-22T00:30:00+01:00, EXPIRED",
        "2026-11-21T23:30:00-01:00, ",
        "2026-11-22T00:00:01, ",
        "soon, NO_TIME"
    })
    void anEntryCountsUntilAndWithoutTheMomentItEnds(String until, LineIssue issue) {
        assertThat(new Validity(AT).judge(null, until)).isEqualTo(issue);
    }

    @Test
    void mispReadsAttributesForDetectionAlsoOfObjects() throws Exception {
        LineNotes notes = read("misp.json").notes();
        assertThat(notes.counts())
                .isEqualTo(Map.of(
                        LineIssue.NOT_FOR_DETECTION, 1L,
                        LineIssue.REVOKED, 1L,
                        LineIssue.OTHER_KIND, 2L,
                        LineIssue.PRIVATE, 1L));
        assertThat(reason("203.0.113.1")).isEqualTo("Made-up event");
        assertThat(reason("203.0.113.2")).isEqualTo("Made-up event");
        assertThat(reason("198.51.100.7")).isEqualTo("Made-up event");
        assertThat(reason("2001:db8::7")).isEqualTo("Made-up event");
        assertThat(reason("203.0.113.3")).isEqualTo("-");
    }

    @Test
    void mispAttributesFoundBySearchBringTheirEvents() throws Exception {
        read("misp-search.json");
        assertThat(reason("203.0.113.1")).isEqualTo("Found by search");
        assertThat(reason("203.0.113.2")).isEqualTo("without an event");
    }

    @Test
    void aListOfMispAttributesWithoutAnythingAround() throws Exception {
        ListReport report = readText("[{\"type\":\"ip-src\",\"value\":\"203.0.113.1\",\"comment\":\"bare\"}]\n"
                .replace("}", ",\"to_ids\":true}"));
        assertThat(report.format()).isEqualTo(ListFormat.MISP);
        assertThat(reason("203.0.113.1")).isEqualTo("bare");
    }

    @Test
    void spamhausDropSkipsBrokenLinesAndTellsOfMissingRecords() throws Exception {
        LineNotes notes = read("drop.json").notes();
        assertThat(notes.counts())
                .isEqualTo(Map.of(LineIssue.NOT_AN_ADDRESS, 1L, LineIssue.NOT_JSON, 1L, LineIssue.RECORDS_MISSING, 1L));
        assertThat(notes.skipped()).isEqualTo(2);
        assertThat(reason("203.0.113.127")).isEqualTo("EX000001");
        assertThat(reason("2001:db8:1:7::")).isEqualTo("EX000004");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            stix2.json   | damaged or truncated JSON (line 7)
            misp.json    | damaged or truncated JSON (line 7)
            stix1.xml    | damaged or truncated XML (line 10)
            """)
    void aDocumentThatBreaksOffIsRefusedWithTheLine(String resource, String expected) throws Exception {
        String whole = new String(bytes(resource), StandardCharsets.UTF_8);
        int cut = whole.indexOf(resource.endsWith("xml") ? "category" : "203.0.113.1") + 3;
        assertThatThrownBy(() -> readText(whole.substring(0, cut)))
                .isInstanceOf(IntelFileException.class)
                .hasMessageContaining(expected);
        assertThat(reason("203.0.113.1")).isEqualTo("-");
    }

    @Test
    void aFormThatIsNamedButNotGivenIsRefused() {
        for (ListFormat format : ListFormat.values()) {
            ByteArrayInputStream in = new ByteArrayInputStream("hello, world\n".getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> builder.add(ListKind.THREAT, "text", "text", in, format))
                    .as(format.name())
                    .isInstanceOf(IntelFileException.class)
                    .hasMessageStartingWith("text: ");
        }
    }
}
