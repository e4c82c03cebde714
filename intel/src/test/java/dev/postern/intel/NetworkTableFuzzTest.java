// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.kernel.IpAddress;
import java.io.ByteArrayInputStream;

/** Whatever bytes a table of networks is made of: it is read or refused, and answers every address. */
class NetworkTableFuzzTest {

    @FuzzTest(maxDuration = "5s")
    void anyBytesAsATableOfNetworks(byte[] bytes) {
        try {
            TextLines lines = new TextLines("fuzz.tsv", FeedBytes.open("fuzz.tsv", new ByteArrayInputStream(bytes)));
            NetworkTable table = NetworkTable.read("fuzz.tsv", lines).table();
            for (IpAddress ip : Addresses.probes(bytes)) {
                assertThat(table.locate(ip)).isNotNull();
            }
        } catch (IntelFileException e) {
            assertThat(e).hasMessageStartingWith("fuzz.tsv: ");
        }
    }
}
