// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.ListEntry;
import dev.postern.kernel.ListKind;
import java.io.ByteArrayInputStream;
import java.util.Arrays;

/** Whatever bytes a list or a table is made of: it is read or refused, and what was read answers in bounds. */
class IntelFuzzTest {

    @FuzzTest(maxDuration = "5s")
    void anyBytesAsAList(byte[] bytes) {
        IntelSnapshot.Builder builder = IntelSnapshot.builder();
        try {
            ListReport report = builder.add(ListKind.THREAT, "fuzz", "fuzz.txt", new ByteArrayInputStream(bytes));
            assertThat(report.loaded()).isPositive();
        } catch (IntelFileException e) {
            assertThat(e).hasMessageStartingWith("fuzz.txt: ");
        }
        IntelSnapshot intel = builder.build();
        for (IpAddress ip : probes(bytes)) {
            for (ListEntry entry : intel.lists(ip)) {
                assertThat(entry.reason()).hasSizeLessThanOrEqualTo(ListLine.Entry.MAX_REASON);
            }
        }
    }

    @FuzzTest(maxDuration = "5s")
    void anyBytesAsATableOfNetworks(byte[] bytes) {
        try {
            TextLines lines = new TextLines("fuzz.tsv", new ByteArrayInputStream(bytes));
            NetworkTable table = NetworkTable.read("fuzz.tsv", lines).table();
            for (IpAddress ip : probes(bytes)) {
                assertThat(table.locate(ip)).isNotNull();
            }
        } catch (IntelFileException e) {
            assertThat(e).hasMessageStartingWith("fuzz.tsv: ");
        }
    }

    private static IpAddress[] probes(byte[] bytes) {
        int bits = Arrays.hashCode(bytes);
        return new IpAddress[] {
            IpAddress.v4(bits),
            Addresses.ip("203.0.113.1"),
            Addresses.ip("2001:db8::1"),
            new IpAddress((long) bits << 32 | bits, bits)
        };
    }
}
