// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import java.time.Duration;

/**
 * Settings of detection.
 *
 * @param accountId account that findings carry, 12 digits
 * @param region region that findings carry
 * @param detectorId detector that findings carry, 32 hex characters
 * @param learning upper bound of a profile's learning time
 */
public record Policy(String accountId, String region, String detectorId, Duration learning) {

    /** The fixed identity of findings from {@code scan}, and two weeks of learning. */
    public static final Policy DEFAULT =
            new Policy("000000000000", "us-east-1", "00000000000000000000000000000000", Duration.ofDays(14));
}
