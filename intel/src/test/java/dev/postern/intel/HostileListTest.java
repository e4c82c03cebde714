// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.kernel.ListKind;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists whose maker wants to read our files, fill our memory, or be skipped as a whole. */
class HostileListTest {
    private final IntelSnapshot.Builder builder = IntelSnapshot.builder();

    private ListReport read(String text) throws IntelFileException {
        return builder.add(
                ListKind.THREAT, "bad", "bad", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String stix(String inside) {
        return "<STIX_Package xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'><Observables>"
                + "<Observable><Object><Properties xsi:type='AddressObjectType'><Address_Value>" + inside
                + "</Address_Value></Properties></Object></Observable></Observables></STIX_Package>";
    }

    @Test
    void xmlEntitiesFromOutsideAreNeverOpened(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "203.0.113.1");
        String dtd = "<!DOCTYPE x [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]>";
        assertThatThrownBy(() -> read(dtd + stix("&e;")))
                .isInstanceOf(IntelFileException.class)
                .hasMessage("bad: is a web page, or XML with a document type definition; expected a STIX 1.x package");
    }

    @Test
    void xmlEntitiesThatMultiplyAreRefused() {
        assertThatThrownBy(
                        () -> read("<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>" + stix("&b;")))
                .hasMessageContaining("document type definition");
        assertThatThrownBy(() -> read(stix("&undefined;"))).hasMessageContaining("damaged or truncated XML (line 1)");
    }

    @Test
    void aTagThatNeverEndsIsRefusedBeforeItFillsTheMemory() {
        String tag = "<STIX_Package id='" + "x".repeat(EventBound.MAX + 100_000);
        assertThatThrownBy(() -> read(tag)).hasMessageContaining("a tag or text is longer than 1048576 characters");
    }

    @Test
    void aTextOfXmlTooLongToKeepIsSkippedAlone() throws Exception {
        String values = "203.0.113.1##comma##".repeat(5_000) + "203.0.113.1";
        ListReport report = read(stix(values + "</Address_Value><Address_Value>203.0.113.2"));
        assertThat(report.loaded()).isEqualTo(1);
        assertThat(report.notes().counts()).containsOnlyKeys(LineIssue.LINE_TOO_LONG);
    }

    @Test
    void xmlThatMakesUpNamesIsRefusedBeforeTheyFillTheMemory() {
        StringBuilder xml = new StringBuilder("<STIX_Package>");
        for (int i = 0; i < 200_000; i++) {
            xml.append("<a").append(i).append("/>");
        }
        assertThatThrownBy(() -> read(xml.toString())).hasMessageContaining("too many different names");
    }

    @Test
    void deepXmlAndDeepJsonAreRefused() {
        assertThatThrownBy(() -> read("<STIX_Package>" + "<a>".repeat(100_000)))
                .hasMessageContaining("nested deeper than 200");
        assertThatThrownBy(() -> read("{\"objects\":" + "[".repeat(100_000)))
                .hasMessage(
                        "bad: breaks the bounds of lists in JSON: at most 100 levels, values of 1048576 characters");
    }

    @Test
    void longTextsThatNobodyAsksForAreSteppedOver() throws Exception {
        String big = "x".repeat(3_000_000);
        ListReport report = read("{\"Event\":{\"data\":\"" + big + "\",\"info\":\"" + "i".repeat(500)
                + "\",\"Attribute\":[{\"type\":\"ip-src\",\"value\":\"203.0.113.1\",\"data\":\"" + big + "\"}]}}");
        assertThat(report.loaded()).isEqualTo(1);
        assertThat(builder.build().lists(Addresses.ip("203.0.113.1")).get(0).reason())
                .hasSize(ListItem.MAX_REASON);
    }

    @Test
    void aPatternTooLongToKeepIsSkippedAlone() throws Exception {
        String pattern = "[ipv4-addr:value = '203.0.113.1" + " ".repeat(JsonObject.MAX_VALUE) + "']";
        ListReport report = read("{\"type\":\"bundle\",\"objects\":[{\"type\":\"indicator\",\"pattern\":\"" + pattern
                + "\"},{\"type\":\"ipv4-addr\",\"value\":\"203.0.113.2\"}]}");
        assertThat(report.loaded()).isEqualTo(1);
        assertThat(report.notes().counts()).containsOnlyKeys(LineIssue.NOT_A_PATTERN);
    }

    @Test
    void bytesThatAreNoUtf8DoNotEndADocument() throws Exception {
        byte[] json = ("{\"Event\":{\"info\":\"caf\u00e9\",\"Attribute\":"
                        + "[{\"type\":\"ip-src\",\"value\":\"203.0.113.1\"}]}}")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(builder.add(ListKind.THREAT, "bad", "bad", new ByteArrayInputStream(json))
                        .loaded())
                .isEqualTo(1);
        assertThat(builder.build().lists(Addresses.ip("203.0.113.1")).get(0).reason())
                .isEqualTo("caf\uFFFD");
    }

    @Test
    void aManifestOfMispIsRefusedForWhatItIs() {
        assertThatThrownBy(() -> read("{\"00000000-0000-4000-8000-000000000001\":{\"info\":\"x\",\"Orgc\":{}}}"))
                .hasMessageContaining("is a MISP manifest, which names events but holds none");
    }
}
