// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.ListEntry;
import dev.postern.kernel.ListKind;
import java.io.ByteArrayInputStream;

/** Whatever bytes a list is made of: it is read or refused, and its reasons stay in bounds. */
class ListFuzzTest {

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
        for (IpAddress ip : Addresses.probes(bytes)) {
            for (ListEntry entry : intel.lists(ip)) {
                assertThat(entry.reason()).hasSizeLessThanOrEqualTo(ListItem.MAX_REASON);
            }
        }
    }
}
