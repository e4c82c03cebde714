// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import com.code_intelligence.jazzer.junit.FuzzTest;

class ProxyLogFuzzTest {
    @FuzzTest(maxDuration = "5s")
    void any_bytes_can_be_a_log_of_a_proxy(byte[] bytes) {
        Fuzzing.read(bytes, "proxysql-log");
    }
}
