// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.episode;

import dev.postern.kernel.Finding.LoginAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Names the shape of an episode of failures by its numbers. */
final class FailurePatterns {

    /** As many names from few sources are spraying (MITRE ATT&CK T1110.003), fewer are guessing (T1110.001). */
    private static final int SPRAYED_NAMES = 3;

    private static final int DISTRIBUTED_SOURCES = 3;
    private static final int BURST = 10;
    private static final long SLOW_GAP_MICROS = 5 * 60_000_000L;

    private FailurePatterns() {}

    static List<String> of(Episode episode) {
        List<String> patterns = new ArrayList<>(3);
        long failed = episode.tally.failed();
        int names = episode.users.count();
        long triesAtOne = episode.logins.list().stream()
                .mapToLong(LoginAttribute::failed)
                .max()
                .orElse(0);
        if (names >= SPRAYED_NAMES) {
            patterns.add("password-spraying");
        }
        if (triesAtOne >= BURST || (names < SPRAYED_NAMES && failed >= BURST)) {
            patterns.add("brute-force");
        }
        long gap = failed < 2 ? 0 : (episode.lastMicros - episode.firstMicros) / (failed - 1);
        if (gap >= SLOW_GAP_MICROS) {
            patterns.add("low-and-slow");
        }
        if (episode.sources.count() >= DISTRIBUTED_SOURCES) {
            patterns.add("distributed");
        }
        return patterns;
    }

    /** The episode's own words, then those that its numbers give where it is about failures. */
    static List<String> all(Episode episode) {
        Set<String> words = episode.patterns;
        List<String> all = new ArrayList<>(words);
        boolean failures = switch (episode.key.type()) {
            case ANOMALOUS_FAILED_LOGIN, SUCCESSFUL_BRUTE_FORCE, MALICIOUS_IP_FAILED_LOGIN, TOR_FAILED_LOGIN -> true;
            default -> false;
        };
        if (failures) {
            for (String word : of(episode)) {
                if (!words.contains(word)) {
                    all.add(word);
                }
            }
        }
        return List.copyOf(all);
    }
}
