// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Whatever text a pattern is: it is read or refused, and names addresses or says why not. */
class StixPatternFuzzTest {

    @FuzzTest(maxDuration = "5s")
    void anyTextAsAPattern(byte[] bytes) {
        try {
            StixPattern pattern = new StixPattern(new String(bytes, StandardCharsets.UTF_8));
            assertThat(pattern.issue()).isNotNull();
            assertThat(pattern.addresses()).hasSizeLessThanOrEqualTo(bytes.length);
        } catch (StixPatternException e) {
            assertThat(e).hasMessage("no STIX pattern");
        }
    }
}
