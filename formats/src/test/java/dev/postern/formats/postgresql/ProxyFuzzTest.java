// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever stands in HAProxy's log, it is read or refused in words. */
class ProxyFuzzTest {
    @FuzzTest(maxDuration = "5s")
    void anyBytesBehindALineOfHaproxyAreReadOrRefused(byte[] bytes) {
        String start = "1795364528.462 client=10.0.0.1:5 server-side=10.0.0.2:6\n1795364528.463 client=";
        Fuzzing.readOrRefuse(Fuzzing.behind(start, bytes), null);
    }
}
