// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import com.code_intelligence.jazzer.junit.FuzzTest;

class GeneralLogFuzzTest {
    @FuzzTest(maxDuration = "5s")
    void any_bytes_can_be_a_general_log(byte[] bytes) {
        Fuzzing.read(bytes, "-general-log");
    }
}
