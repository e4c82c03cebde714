// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import com.code_intelligence.jazzer.junit.FuzzTest;

class AuditLogFuzzTest {
    @FuzzTest(maxDuration = "5s")
    void any_bytes_can_be_an_audit_log(byte[] bytes) {
        Fuzzing.read(bytes, "-server-audit");
    }
}
