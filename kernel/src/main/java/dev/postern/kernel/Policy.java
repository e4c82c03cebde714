// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import java.time.Duration;
import java.util.Set;

/**
 * Settings of detection.
 *
 * @param accountId account that findings carry, 12 digits
 * @param region region that findings carry
 * @param detectorId detector that findings carry, 32 hex characters
 * @param learning upper bound of a profile's learning time
 * @param decoyUsers accounts that nobody uses, left where an intruder finds them; as the databases spell them
 */
public record Policy(String accountId, String region, String detectorId, Duration learning, Set<String> decoyUsers) {

    /** The fixed identity of findings from {@code scan}, two weeks of learning, and no decoys. */
    public static final Policy DEFAULT =
            new Policy("000000000000", "us-east-1", "00000000000000000000000000000000", Duration.ofDays(14), Set.of());

    public Policy {
        decoyUsers = Set.copyOf(decoyUsers);
    }

    /** The same detection for another owner. */
    public Policy ownedBy(String account, String ownersRegion, String detector) {
        return new Policy(account, ownersRegion, detector, learning, decoyUsers);
    }

    /** The same with another learning time. */
    public Policy learningFor(Duration atMost) {
        return new Policy(accountId, region, detectorId, atMost, decoyUsers);
    }

    /** The same with other decoys. */
    public Policy withDecoys(Set<String> users) {
        return new Policy(accountId, region, detectorId, learning, users);
    }
}
