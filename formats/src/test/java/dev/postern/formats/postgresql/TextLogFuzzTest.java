// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever stands in a text log, it is read or refused in words. */
class TextLogFuzzTest {
    @FuzzTest(maxDuration = "5s")
    void anyBytesAreReadOrRefused(byte[] bytes) {
        Fuzzing.readOrRefuse(bytes, "%t:%r:%u@%d:[%p]:");
    }
}
