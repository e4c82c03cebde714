// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.formats.SourceRefusedException;

/** Whatever the user gives as a prefix is compiled or refused in words. */
class LinePrefixFuzzTest {
    @FuzzTest(maxDuration = "5s")
    void anyPrefixIsCompiledOrRefused(FuzzedDataProvider data) {
        String prefix = data.consumeString(40);
        try {
            Logs.read(data.consumeRemainingAsBytes(), Logs.OPTIONS.withLogLinePrefix(prefix), null);
        } catch (SourceRefusedException e) {
            assertThat(e).hasMessageContaining(":");
        }
    }
}
