// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.ListKind;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;

/** Whatever bytes a list in JSON is made of: each reader of JSON reads or refuses it, and refusal leaves nothing behind. */
class JsonListFuzzTest {

    @FuzzTest(maxDuration = "5s")
    void anyBytesAsJson(byte[] bytes) {
        for (ListFormat format : List.of(ListFormat.STIX_2, ListFormat.MISP, ListFormat.SPAMHAUS_JSON)) {
            IntelSnapshot.Builder builder = IntelSnapshot.builder(Instant.EPOCH);
            try {
                ListReport report =
                        builder.add(ListKind.THREAT, "fuzz", "fuzz.json", new ByteArrayInputStream(bytes), format);
                assertThat(report.loaded()).isPositive();
            } catch (IntelFileException e) {
                assertThat(e).hasMessageStartingWith("fuzz.json: ");
                for (IpAddress ip : Addresses.probes(bytes)) {
                    assertThat(builder.build().lists(ip)).isEmpty();
                }
            }
        }
    }
}
