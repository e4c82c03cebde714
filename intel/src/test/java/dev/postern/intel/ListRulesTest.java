// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.kernel.ListEntry;
import dev.postern.kernel.ListKind;
import dev.postern.kernel.Location;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is loaded of a list, what is skipped, and which lists an address is on. */
class ListRulesTest {
    private final IntelSnapshot.Builder builder = IntelSnapshot.builder();

    private ListReport add(ListKind kind, String list, String text) throws IntelFileException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return builder.add(kind, list, list + ".txt", new ByteArrayInputStream(bytes));
    }

    private List<ListEntry> lists(String ip) {
        return builder.build().lists(Addresses.ip(ip));
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, PRIVATE",
        "172.16.0.0/12, PRIVATE",
        "192.168.0.0/16, PRIVATE",
        "fd00::/8, PRIVATE",
        "100.64.0.0/10, CGNAT",
        "127.0.0.1, LOOPBACK",
        "::1, LOOPBACK",
        "169.254.1.1, LINK_LOCAL",
        "fe80::1, LINK_LOCAL",
        "224.0.0.5, MULTICAST",
        "ff02::1, MULTICAST",
        "0.0.0.0, UNSPECIFIED",
        "0.0.0.0/8, UNSPECIFIED",
        "255.255.255.255, UNSPECIFIED",
        "::, UNSPECIFIED",
        "::ffff:10.0.0.1, PRIVATE",
        "10.0.0.0 - 10.0.0.9, PRIVATE",
        "12.0.0.0/7, TOO_WIDE",
        "11.0.0.0 - 12.0.0.0, TOO_WIDE",
        "2000::/18, TOO_WIDE",
        "128.0.0.0/1, TOO_WIDE",
        "::/0, TOO_WIDE",
        "example.com, NOT_AN_ADDRESS",
        "203.0.113.300, NOT_AN_ADDRESS",
        "203.0.113.0/33, NOT_AN_ADDRESS",
        "203.0.113.007, NOT_AN_ADDRESS"
    })
    void skipsOneEntryAndLoadsTheRest(String text, LineIssue issue) throws Exception {
        ListReport report = add(ListKind.THREAT, "bad", "198.51.100.1\n" + text + "\n198.51.100.2\n");
        assertThat(report.loaded()).isEqualTo(2);
        assertThat(report.notes().skipped()).isEqualTo(1);
        assertThat(report.notes().examples()).containsExactly(new LineNote("bad.txt", 2, issue, text));
        assertThat(lists("198.51.100.2")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"11.0.0.0/8", "2001::/19", "203.0.113.0/24", "198.51.100.7", "192.0.2.0/24", "2001:db8::/32"})
    void loadsWideNetworksUpToTheLimitAndDocumentationRanges(String text) throws Exception {
        assertThat(add(ListKind.TOR, "tor", text).notes().counts()).isEmpty();
        assertThat(lists(text.substring(0, (text + "/").indexOf('/')))).hasSize(1);
    }

    @Test
    void aListedNetworkNeverMatchesPrivateAddressesInsideIt() throws Exception {
        assertThat(add(ListKind.THREAT, "bad", "172.0.0.0/8").loaded()).isEqualTo(1);
        assertThat(lists("172.15.0.1")).hasSize(1);
        assertThat(lists("172.16.0.1")).isEmpty();
    }

    @Test
    void trustedListsMayHoldAnyAddress() throws Exception {
        ListReport report =
                add(ListKind.TRUSTED, "ours", "10.0.0.0/8\n127.0.0.1\nfd00::/8\n169.254.0.0/16\n100.64.0.0/10");
        assertThat(report.loaded()).isEqualTo(5);
        assertThat(report.notes().counts()).isEmpty();
        for (String ip : List.of("10.9.9.9", "127.0.0.1", "fd12::1", "169.254.7.7", "100.64.1.1")) {
            assertThat(lists(ip)).as(ip).containsExactly(new ListEntry(ListKind.TRUSTED, "ours", ""));
        }
    }

    @Test
    void trustingAWholeFamilyIsTakenAtItsWordAndNoted() throws Exception {
        ListReport report = add(ListKind.TRUSTED, "all", "0.0.0.0/0\n");
        assertThat(report.loaded()).isEqualTo(1);
        assertThat(report.notes().skipped()).isZero();
        assertThat(report.notes().counts()).containsOnlyKeys(LineIssue.WIDE_TRUST);
        assertThat(lists("0.0.0.0")).hasSize(1);
        assertThat(lists("255.255.255.255")).hasSize(1);
        assertThat(lists("2001:db8::1")).isEmpty();
    }

    @Test
    void trustedWinsOverAllOthersWhateverTheWidth() throws Exception {
        add(ListKind.THREAT, "bad", "203.0.113.7 # very bad");
        add(ListKind.TOR, "tor", "203.0.113.7");
        add(ListKind.TRUSTED, "ours", "203.0.113.0/24 # office");
        add(ListKind.TRUSTED, "also ours", "203.0.113.7");
        assertThat(lists("203.0.113.7")).containsExactly(new ListEntry(ListKind.TRUSTED, "ours", "office"));
    }

    @Test
    void givesTorFirstAndThenThreatListsInTheOrderAdded() throws Exception {
        add(ListKind.THREAT, "zeta", "203.0.113.0/24 # z");
        add(ListKind.THREAT, "alpha", "203.0.113.7 # a");
        add(ListKind.TOR, "tor", "203.0.113.7 # t");
        add(ListKind.THREAT, "mid", "203.0.112.0/20 # m");
        assertThat(lists("203.0.113.7"))
                .containsExactly(
                        new ListEntry(ListKind.TOR, "tor", "t"),
                        new ListEntry(ListKind.THREAT, "zeta", "z"),
                        new ListEntry(ListKind.THREAT, "alpha", "a"),
                        new ListEntry(ListKind.THREAT, "mid", "m"));
        assertThat(lists("203.0.113.8")).extracting(ListEntry::list).containsExactly("zeta", "mid");
        assertThat(lists("203.0.114.8")).extracting(ListEntry::list).containsExactly("mid");
    }

    @Test
    void ofOneListTheNarrowestEntryGivesTheReasonAlsoOverSeveralFiles() throws Exception {
        add(ListKind.THREAT, "bad", "203.0.113.7 # host\n203.0.113.7 # again\n203.0.112.0/20 # block");
        add(ListKind.THREAT, "bad", "203.0.113.0/24 # network");
        assertThat(lists("203.0.113.7")).extracting(ListEntry::reason).containsExactly("host");
        assertThat(lists("203.0.113.8")).extracting(ListEntry::reason).containsExactly("network");
        assertThat(lists("203.0.112.8")).extracting(ListEntry::reason).containsExactly("block");
    }

    @Test
    void hostBitsAreClearedAndNoted() throws Exception {
        ListReport report = add(ListKind.THREAT, "bad", "203.0.113.77/24");
        assertThat(report.loaded()).isEqualTo(1);
        assertThat(report.notes().skipped()).isZero();
        assertThat(report.notes().examples())
                .first()
                .asString()
                .isEqualTo("bad.txt:1: host bits set, taken as the network: 203.0.113.77/24");
        assertThat(lists("203.0.113.1")).hasSize(1);
    }

    @Test
    void countsAllSkippedLinesButKeepsFewExamplesOfEachKind() throws Exception {
        ListReport report =
                add(ListKind.THREAT, "bad", "198.51.100.1\n" + "10.0.0.1\n".repeat(1000) + "x\n".repeat(500));
        assertThat(report.notes().counts())
                .containsEntry(LineIssue.PRIVATE, 1000L)
                .containsEntry(LineIssue.NOT_AN_ADDRESS, 500L);
        assertThat(report.notes().skipped()).isEqualTo(1500);
        assertThat(report.notes().examples()).hasSize(6);
        assertThat(report.notes().summary())
                .isEqualTo("500 entries: no address, CIDR or range; 1000 entries: private addresses");
        assertThat(report.notes().examples())
                .element(2)
                .asString()
                .isEqualTo("bad.txt:4: skipped, private addresses: 10.0.0.1");
    }

    @Test
    void longLinesAndLongTextsAreBounded() throws Exception {
        String longNote = "\uD83D\uDE00".repeat(3000);
        ListReport report = add(
                ListKind.THREAT,
                "bad",
                "203.0.113.1 # x" + longNote + "\n203.0.113.2 # " + "y".repeat(TextLines.MAX_LINE) + "\n" + longNote);
        assertThat(report.loaded()).isEqualTo(1);
        assertThat(report.notes().counts()).containsOnlyKeys(LineIssue.LINE_TOO_LONG, LineIssue.NOT_AN_ADDRESS);
        assertThat(report.notes().examples())
                .allSatisfy(n -> assertThat(n.text()).hasSizeLessThanOrEqualTo(LineNote.MAX_TEXT));
        String reason = lists("203.0.113.1").get(0).reason();
        assertThat(reason).hasSize(ListItem.MAX_REASON - 1);
        assertThat(Character.isLowSurrogate(reason.charAt(reason.length() - 1))).isTrue();
    }

    @Test
    void reasonsBeyondTheLimitAreLeftOutButTheirEntriesCount() throws Exception {
        StringBuilder text = new StringBuilder();
        int n = ListIndex.Builder.MAX_REASONS + 2;
        for (int i = 0; i < n; i++) {
            text.append("11.")
                    .append(i >> 16)
                    .append('.')
                    .append(i >> 8 & 255)
                    .append('.')
                    .append(i & 255);
            text.append(" # reason ").append(i).append('\n');
        }
        ListReport report = add(ListKind.THREAT, "bad", text.toString());
        assertThat(report.loaded()).isEqualTo(n);
        assertThat(report.notes().counts())
                .containsEntry(LineIssue.REASON_LEFT_OUT, 2L)
                .hasSize(1);
        assertThat(lists("11.0.255.255")).extracting(ListEntry::reason).containsExactly("reason 65535");
        assertThat(lists("11.1.0.1")).containsExactly(new ListEntry(ListKind.THREAT, "bad", ""));
    }

    @Test
    void aRefusedFileLeavesNothingBehind() throws Exception {
        add(ListKind.THREAT, "good", "203.0.113.1");
        byte[] zipped = Gzip.of("203.0.113.2\n".repeat(10_000));
        byte[] truncated = Arrays.copyOf(zipped, zipped.length - 12);
        assertThatThrownBy(() -> builder.add(ListKind.THREAT, "cut", "cut.gz", new ByteArrayInputStream(truncated)))
                .isInstanceOf(IntelFileException.class)
                .hasMessageContaining("cut.gz: is a damaged or truncated gzip file");
        assertThat(lists("203.0.113.1")).hasSize(1);
        assertThat(lists("203.0.113.2")).isEmpty();
    }

    @Test
    void anEmptySnapshotKnowsNothing() {
        IntelSnapshot intel = builder.build();
        assertThat(intel.lists(Addresses.ip("203.0.113.1"))).isEmpty();
        assertThat(intel.locate(Addresses.ip("203.0.113.1"))).isEqualTo(Location.UNKNOWN);
        assertThat(intel.privateNet(Addresses.ip("10.0.0.1"))).isNull();
        assertThat(intel.geoFaults()).isEmpty();
    }
}
