// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever stands in a jsonlog, it is read or refused in words. */
class JsonlogFuzzTest {
    @FuzzTest(maxDuration = "5s")
    void anyBytesInAJsonRecordAreReadOrRefused(byte[] bytes) {
        String start = "{\"timestamp\":\"2026-11-22 08:53:58.753 UTC\",\"pid\":7,\"user\":\"";
        Fuzzing.readOrRefuse(Fuzzing.behind(start, bytes), null);
    }
}
