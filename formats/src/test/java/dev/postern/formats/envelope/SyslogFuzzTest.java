// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import com.code_intelligence.jazzer.junit.FuzzTest;

class SyslogFuzzTest {
    private static final String START =
            "Nov 22 09:25:31 vm postgres[77]: [1-1] LOG:  connection received: host=203.0.113.9 port=4000\n";

    @FuzzTest(maxDuration = "5s")
    void anyBytesCanFollowALineOfSyslog(byte[] rest) {
        EnvelopeFuzzing.readOrRefuse("", rest);
        EnvelopeFuzzing.readOrRefuse(START, rest);
    }
}
