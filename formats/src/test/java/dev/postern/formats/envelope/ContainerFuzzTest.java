// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import com.code_intelligence.jazzer.junit.FuzzTest;

class ContainerFuzzTest {
    private static final String START =
            "2026-11-22T09:25:31.5Z stderr F 2026-11-22 09:25:31.481 UTC [7] LOG:  connection received:"
                    + " host=203.0.113.9 port=4000\n";

    @FuzzTest(maxDuration = "5s")
    void anyBytesCanFollowAContainersLine(byte[] rest) {
        EnvelopeFuzzing.readOrRefuse("", rest);
        EnvelopeFuzzing.readOrRefuse(START, rest);
    }
}
