// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.episode;

import dev.postern.kernel.Policy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A finding's identity: the same inputs give the same id, on every machine and in every replay. */
public final class FindingId {

    private static final int HEX_CHARACTERS = 32;

    private FindingId() {}

    /** 32 lower-case hex characters: the first half of a SHA-256 over all that identifies the episode. */
    public static String of(Policy policy, String instance, EpisodeKey key, String subjectText, long startMicros) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        String[] parts = {
            policy.accountId(),
            policy.region(),
            policy.detectorId(),
            key.type().id(),
            instance,
            key.sharing().id(),
            subjectText,
            Long.toString(startMicros)
        };
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            // The length goes first, so that no two lists of parts run together into the same bytes.
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
        byte[] hash = digest.digest();
        StringBuilder hex = new StringBuilder(HEX_CHARACTERS);
        for (int i = 0; i < HEX_CHARACTERS / 2; i++) {
            hex.append(Character.forDigit(hash[i] >> 4 & 15, 16)).append(Character.forDigit(hash[i] & 15, 16));
        }
        return hex.toString();
    }
}
