// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever stands in a csvlog, it is read or refused in words. */
class CsvlogFuzzTest {
    @FuzzTest(maxDuration = "5s")
    void anyBytesBehindACsvRecordAreReadOrRefused(byte[] bytes) {
        String start = "2026-11-22 08:53:58.753 UTC,\"a\",\"b\",7,\"10.0.0.1:5\",6b02.7,1,\"\",,,0,LOG,00000,\"";
        Fuzzing.readOrRefuse(Fuzzing.behind(start, bytes), null);
    }
}
