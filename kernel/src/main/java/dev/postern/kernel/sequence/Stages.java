// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.sequence;

import dev.postern.kernel.AttackSequence.Stage;
import dev.postern.kernel.Finding;
import dev.postern.kernel.FindingType;
import dev.postern.kernel.origin.Origin;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which stages of an attack findings show, alone and together. */
final class Stages {

    private Stages() {}

    /** What a finding shows by itself; nothing for one that has no actor. */
    static List<Stage> of(Finding finding) {
        return switch (finding.type()) {
            case ANOMALOUS_DISCOVERY, MALICIOUS_IP_DISCOVERY, TOR_DISCOVERY -> List.of(Stage.PROBE);
            case ANOMALOUS_FAILED_LOGIN, MALICIOUS_IP_FAILED_LOGIN, TOR_FAILED_LOGIN -> List.of(Stage.GUESSING);
            case SUCCESSFUL_BRUTE_FORCE -> List.of(Stage.GUESSING, Stage.ENTRY);
            case ANOMALOUS_SUCCESSFUL_LOGIN ->
                finding.patterns().contains("lateral-movement")
                        ? List.of(Stage.ENTRY, Stage.MOVEMENT)
                        : List.of(Stage.ENTRY);
            case MALICIOUS_IP_SUCCESSFUL_LOGIN, TOR_SUCCESSFUL_LOGIN -> List.of(Stage.ENTRY);
            case DECOY_USER ->
                finding.patterns().contains("decoy-entered")
                        ? List.of(Stage.GUESSING, Stage.ENTRY)
                        : List.of(Stage.GUESSING);
            case LOG_FORGERY -> List.of(Stage.EVASION);
            case TELEMETRY_SILENT, ATTACK_SEQUENCE -> List.of();
        };
    }

    /** Whether a host name says where somebody is: not the database's own host, which everybody there shares. */
    static boolean isElsewhere(@Nullable String host) {
        return host != null && !host.equals(Origin.UNTOLD) && !host.equals("[local]");
    }

    /**
     * What findings show together: their own stages; movement where somebody gets in to several databases, or from another place
     * under an account that is taken; a new account where one gets in on a database after others have there: another account on another
     * database is one step, not two. What came after the last entry did not lead to it.
     */
    static Set<Stage> of(Collection<Part> parts) {
        Set<Stage> stages = EnumSet.noneOf(Stage.class);
        List<Part> entries = parts.stream().filter(Part::isEntry).toList();
        long lastEntry = entries.stream()
                .mapToLong(part -> part.signal().lastSeen())
                .max()
                .orElse(Long.MIN_VALUE);
        for (Part part : parts) {
            if (part.isEntry() || part.signal().firstSeen() <= lastEntry) {
                stages.addAll(part.signal().stages());
            }
            if (part.newAccountLater()) {
                stages.add(Stage.NEW_ACCOUNT);
            }
        }
        for (Part one : entries) {
            for (Part other : entries) {
                addOfBoth(one, other, stages);
            }
        }
        return stages;
    }

    private static void addOfBoth(Part earlier, Part later, Set<Stage> stages) {
        boolean sameDatabase = earlier.signal().instance().equals(later.signal().instance());
        if (!sameDatabase) {
            stages.add(Stage.MOVEMENT);
        }
        if (earlier.signal().createdAt() >= later.signal().createdAt()) {
            return;
        }
        boolean sameAccount = !Collections.disjoint(earlier.accounts(), later.accounts());
        boolean samePlace = !Collections.disjoint(earlier.sources(), later.sources());
        if (sameAccount && !samePlace && isTaken(earlier)) {
            stages.add(Stage.MOVEMENT);
        }
        if (later.newAccount() && !sameAccount && sameDatabase) {
            stages.add(Stage.NEW_ACCOUNT);
        }
    }

    /** Whether somebody else has the account for sure; an unusual login may be the owner's, who has nothing to do with a guesser. */
    private static boolean isTaken(Part entry) {
        return entry.signal().type() != FindingType.ANOMALOUS_SUCCESSFUL_LOGIN;
    }
}
