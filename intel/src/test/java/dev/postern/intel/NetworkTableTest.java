// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.kernel.Location;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkTableTest {
    private final IntelSnapshot.Builder builder = IntelSnapshot.builder();

    @TempDir
    private Path folder;

    private GeoReport read(String text) throws Exception {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private GeoReport read(byte[] bytes) throws Exception {
        return builder.geo(Files.write(Files.createTempFile(folder, "table", ".tsv"), bytes));
    }

    private Location locate(String ip) {
        return builder.build().locate(Addresses.ip(ip));
    }

    private static Location network(long asn, @Nullable String org, @Nullable String code, @Nullable String country) {
        return new Location(asn, org, code, country, null, Double.NaN, Double.NaN);
    }

    private static final String TABLE = """
            0.0.0.0\t0.255.255.255\t0\tNone\tNot routed
            198.51.100.0\t198.51.100.127\t64500\tNZ\tEXAMPLE-NET Example, "quoted"
            198.51.100.128\t198.51.100.200\t64501\tIS\tOTHER-NET
            2001:db8::\t2001:db8:0:ffff:ffff:ffff:ffff:ffff\t64502\tXX\tSIX
            """;

    @Test
    void readsTheTableOfIpToAsn() throws Exception {
        GeoReport report = read(TABLE);
        assertThat(report.loaded()).isEqualTo(3);
        assertThat(report.notes().counts()).isEmpty();
        assertThat(locate("198.51.100.127"))
                .isEqualTo(network(64_500, "EXAMPLE-NET Example, \"quoted\"", "NZ", "New Zealand"));
        assertThat(locate("198.51.100.128")).isEqualTo(network(64_501, "OTHER-NET", "IS", "Iceland"));
        assertThat(locate("2001:db8::1")).isEqualTo(network(64_502, "SIX", "XX", null));
        assertThat(locate("198.51.100.201")).isEqualTo(Location.UNKNOWN);
        assertThat(locate("0.0.0.1")).isEqualTo(Location.UNKNOWN);
    }

    @Test
    void readsGzip() throws Exception {
        assertThat(read(Gzip.of(TABLE)).loaded()).isEqualTo(3);
    }

    @Test
    void readsTablesOfCountriesAndTheCsvForms() throws Exception {
        read("198.51.100.0\t198.51.100.255\tNZ\n");
        read("203.0.113.0,203.0.113.255,64503,\"Comma, Inc\"\n192.0.2.0,192.0.2.255,fr\n");
        assertThat(locate("198.51.100.1")).isEqualTo(network(-1, null, "NZ", "New Zealand"));
        assertThat(locate("203.0.113.1")).isEqualTo(network(64_503, "Comma, Inc", null, null));
        assertThat(locate("192.0.2.1")).isEqualTo(network(-1, null, "FR", "France"));
    }

    @Test
    void severalTablesFillEachOther() throws Exception {
        read("198.51.100.0\t198.51.100.255\tNZ\n");
        read("198.51.100.0\t198.51.100.255\t64500\tAU\tEXAMPLE\n");
        assertThat(locate("198.51.100.1")).isEqualTo(network(64_500, "EXAMPLE", "NZ", "New Zealand"));
    }

    @Test
    void skipsBadRowsAndSaysWhich() throws Exception {
        GeoReport report = read(TABLE + "\nnonsense\n198.51.100.9\t198.51.100.1\t1\tNZ\tREVERSED\n"
                + "203.0.113.1\t2001:db8::1\t1\tNZ\tMIXED\n203.0.113.1\t203.0.113.2\t4294967296\tNZ\tBIG\n");
        assertThat(report.loaded()).isEqualTo(3);
        assertThat(report.notes().counts()).containsOnlyKeys(LineIssue.NOT_A_NETWORK);
        assertThat(report.notes().skipped()).isEqualTo(4);
        assertThat(report.notes().examples())
                .first()
                .satisfies(n -> assertThat(n.line()).isEqualTo(6));
    }

    @Test
    void refusesAFileWithoutNetworks() {
        assertThatThrownBy(() -> read("203.0.113.1\n203.0.113.2\n"))
                .isInstanceOf(IntelFileException.class)
                .hasMessageContaining("no usable network (2 entries: no first address")
                .hasMessageContaining("expected an MMDB of ASN, country or city, or a table");
        assertThatThrownBy(() -> read("")).hasMessageContaining("it has no entry");
    }
}
