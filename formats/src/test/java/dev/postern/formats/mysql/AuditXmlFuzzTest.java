// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import com.code_intelligence.jazzer.junit.FuzzTest;

class AuditXmlFuzzTest {
    @FuzzTest(maxDuration = "5s")
    void any_bytes_can_be_audit_xml(byte[] bytes) {
        Fuzzing.read(bytes, "-audit-xml");
    }
}
