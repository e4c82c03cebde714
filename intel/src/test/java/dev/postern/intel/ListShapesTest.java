// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.ListEntry;
import dev.postern.kernel.ListKind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Every shape of public lists, in small made-up files, which are the seeds of {@link ListFuzzTest} too. */
class ListShapesTest {
    private final IntelSnapshot.Builder builder = IntelSnapshot.builder();

    private ListReport read(String resource) throws IOException, IntelFileException {
        try (InputStream in = Objects.requireNonNull(
                getClass().getResourceAsStream("ListFuzzTestInputs/anyBytesAsAList/" + resource))) {
            return builder.add(ListKind.THREAT, "made up", resource, in);
        }
    }

    /** The reason why the address is listed, or "-" when it is not. */
    private String reason(String ip) {
        return builder.build().lists(Addresses.ip(ip)).stream()
                .map(ListEntry::reason)
                .findFirst()
                .orElse("-");
    }

    @Test
    void addressesAndNetworksWithAllKindsOfNotes() throws Exception {
        ListReport report = read("plain.txt");
        assertThat(report.loaded()).isEqualTo(11);
        assertThat(report.notes().counts()).containsOnlyKeys(LineIssue.HOST_BITS);
        assertThat(reason("203.0.113.1")).isEmpty();
        assertThat(reason("203.0.113.2")).isEmpty();
        assertThat(reason("203.0.113.3")).isEqualTo("seen at night");
        assertThat(reason("203.0.113.4")).isEqualTo("note after semicolon");
        assertThat(reason("203.0.113.5")).isEqualTo("scanner of the week");
        assertThat(reason("203.0.113.6")).isEqualTo("with a comma");
        assertThat(reason("198.51.100.127")).isEmpty();
        assertThat(reason("198.51.100.128")).isEqualTo("-");
        assertThat(reason("198.51.100.193")).isEqualTo("no blank before");
        assertThat(reason("2001:db8:1:ffff::1")).isEmpty();
        assertThat(reason("2001:db8:2::7")).isEqualTo("one host");
        assertThat(reason("2001:db8:3::7")).isEmpty();
        assertThat(reason("203.0.113.7")).isEqualTo("-");
    }

    @Test
    void ipsumCountsBecomeAReason() throws Exception {
        assertThat(read("ipsum.txt").loaded()).isEqualTo(3);
        assertThat(reason("203.0.113.1")).isEqualTo("on 9 blacklists");
        assertThat(reason("203.0.113.3")).isEqualTo("on 1 blacklist");
    }

    @Test
    void spamhausDrop() throws Exception {
        ListReport report = read("drop.txt");
        assertThat(report.loaded()).isEqualTo(4);
        assertThat(report.notes().counts()).isEmpty();
        assertThat(reason("203.0.112.77")).isEqualTo("EX000001");
        assertThat(reason("2001:db8:7f:ffff::1")).isEqualTo("EX000003");
        assertThat(reason("192.0.2.1")).isEmpty();
    }

    @Test
    void alienVaultReputationInBothShapes() throws Exception {
        assertThat(read("reputation.txt").loaded()).isEqualTo(3);
        assertThat(reason("203.0.113.1")).isEqualTo("Malicious Host NZ,Wellington,-41.28,174.77");
        assertThat(reason("203.0.113.2")).isEqualTo("Scanning Host");
        assertThat(reason("203.0.113.3")).isEqualTo("Malicious Host, reliability 4, risk 2");
    }

    @Test
    void dshieldBlocks() throws Exception {
        ListReport report = read("blocks.txt");
        assertThat(report.loaded()).isEqualTo(2);
        assertThat(report.notes().counts()).isEmpty();
        assertThat(reason("203.0.113.255")).isEqualTo("3410 attacks reported, EXAMPLE NET, NZ");
        assertThat(reason("198.51.100.127")).isEqualTo("99 attacks reported");
        assertThat(reason("198.51.100.128")).isEqualTo("-");
    }

    @Test
    void torExitAddresses() throws Exception {
        ListReport report = read("exit-addresses.txt");
        assertThat(report.loaded()).isEqualTo(4);
        assertThat(report.notes().counts()).isEmpty();
        assertThat(reason("203.0.113.2")).isEqualTo("Tor exit, tested on 2026-11-01");
        assertThat(reason("2001:db8::3")).isEqualTo("Tor exit, tested on 2026-11-02");
    }

    @Test
    void csvOfTorRelays() throws Exception {
        assertThat(read("exits.csv").loaded()).isEqualTo(2);
        assertThat(reason("2001:db8::2")).isEqualTo("relay 89ABCDEF0123456789ABCDEF0123456789ABCDEF");
    }

    @Test
    void csvWithQuotesAndRowsThatAreNoAddresses() throws Exception {
        ListReport report = read("quoted.csv");
        assertThat(report.loaded()).isEqualTo(2);
        assertThat(report.notes().examples()).singleElement().satisfies(note -> {
            assertThat(note.line()).isEqualTo(4);
            assertThat(note.issue()).isEqualTo(LineIssue.NOT_AN_ADDRESS);
        });
        assertThat(reason("203.0.113.1")).isEqualTo("Made-up \"bot\"");
    }

    @Test
    void csvWhoseHeadingIsAComment() throws Exception {
        assertThat(read("commented-heading.csv").loaded()).isEqualTo(2);
        assertThat(reason("203.0.113.1")).isEqualTo("first, with a comma");
    }

    @Test
    void csvOfIndicatorsOfSeveralTypes() throws Exception {
        ListReport report = read("indicators.csv");
        assertThat(report.loaded()).isEqualTo(2);
        assertThat(report.notes().skipped()).isEqualTo(1);
        assertThat(reason("198.51.100.4")).isEqualTo("many");
    }

    @Test
    void csvOfOneColumn() throws Exception {
        ListReport report = read("one-column.csv");
        assertThat(report.loaded()).isEqualTo(2);
        assertThat(report.notes().counts()).isEmpty();
    }

    @Test
    void rangesFromFirstToLast() throws Exception {
        assertThat(read("ranges.txt").loaded()).isEqualTo(4);
        assertThat(reason("203.0.113.9")).isEmpty();
        assertThat(reason("203.0.113.10")).isEqualTo("-");
        assertThat(reason("198.51.100.7")).isEqualTo("office of a maker-up");
        assertThat(reason("198.51.100.6")).isEqualTo("-");
        assertThat(reason("2001:db8::1:0")).isEmpty();
        assertThat(reason("203.0.113.20")).isEqualTo("a note, no range");
        assertThat(reason("203.0.113.21")).isEqualTo("-");
    }
}
