// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import com.code_intelligence.jazzer.junit.FuzzTest;

class GeneralTableFuzzTest {
    @FuzzTest(maxDuration = "5s")
    void any_bytes_can_be_the_general_logs_table(byte[] bytes) {
        Fuzzing.read(bytes, "-general-log-csv", "-general-log-tsv");
    }
}
