// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.kernel.ListKind;
import java.io.ByteArrayInputStream;
import java.time.Instant;

/** Whatever bytes a STIX 1.x package is made of: it is read or refused, and leaves nothing behind when refused. */
class StixPackageFuzzTest {

    @FuzzTest(maxDuration = "5s")
    void anyBytesAsAPackage(byte[] bytes) {
        IntelSnapshot.Builder builder = IntelSnapshot.builder(Instant.EPOCH);
        try {
            ListReport report =
                    builder.add(ListKind.THREAT, "fuzz", "fuzz.xml", new ByteArrayInputStream(bytes), ListFormat.STIX);
            assertThat(report.loaded()).isPositive();
        } catch (IntelFileException e) {
            assertThat(e).hasMessageStartingWith("fuzz.xml: ");
            assertThat(builder.build().listBytes())
                    .isEqualTo(IntelSnapshot.builder().build().listBytes());
        }
    }
}
