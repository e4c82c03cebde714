// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.ocsf;

import dev.postern.console.finding.Attack;
import dev.postern.kernel.AttackSequence.Stage;
import dev.postern.kernel.FindingType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Findings as tactics and techniques of MITRE ATT&amp;CK, as {@code docs/findings.md} has them. */
public final class Attacks {
    /** The release of ATT&amp;CK whose names these are. */
    private static final String RELEASE = "17.1";

    private enum Tactic {
        CREDENTIAL_ACCESS("TA0006", "Credential Access"),
        DISCOVERY("TA0007", "Discovery"),
        INITIAL_ACCESS("TA0001", "Initial Access"),
        DEFENSE_EVASION("TA0005", "Defense Evasion");

        final String uid;
        final String title;

        Tactic(String uid, String title) {
            this.uid = uid;
            this.title = title;
        }
    }

    private enum Technique {
        VALID_ACCOUNTS("T1078", "Valid Accounts", null),
        BRUTE_FORCE("T1110", "Brute Force", null),
        PASSWORD_GUESSING("T1110.001", "Password Guessing", BRUTE_FORCE),
        PASSWORD_SPRAYING("T1110.003", "Password Spraying", BRUTE_FORCE),
        PROXY("T1090", "Proxy", null),
        MULTI_HOP_PROXY("T1090.003", "Multi-hop Proxy", PROXY),
        SERVICE_DISCOVERY("T1046", "Network Service Discovery", null),
        INDICATOR_REMOVAL("T1070", "Indicator Removal", null),
        IMPAIR_DEFENSES("T1562", "Impair Defenses", null),
        REMOTE_SERVICES("T1021", "Remote Services", null),
        CREATE_ACCOUNT("T1136", "Create Account", null);

        final String uid;
        final String title;
        /** What it is a part of, or null. */
        final @Nullable Technique parent;

        Technique(String uid, String title, @Nullable Technique parent) {
            this.uid = uid;
            this.title = title;
            this.parent = parent;
        }
    }

    private Attacks() {}

    static ArrayNode of(FindingType type, Wire finding) {
        Tactic tactic = tactic(type);
        ArrayNode attacks = JsonNodeFactory.instance.arrayNode();
        for (Technique technique : techniques(type, finding.texts("patterns"))) {
            ObjectNode attack = attacks.addObject();
            attack.putObject("tactic").put("name", tactic.title).put("uid", tactic.uid);
            Technique parent = technique.parent;
            name(attack.putObject("technique"), parent == null ? technique : parent);
            if (parent != null) {
                name(attack.putObject("sub_technique"), technique);
            }
            attack.put("version", RELEASE);
        }
        return attacks;
    }

    private static Tactic tactic(FindingType type) {
        return switch (type) {
            case MALICIOUS_IP_DISCOVERY, TOR_DISCOVERY, ANOMALOUS_DISCOVERY -> Tactic.DISCOVERY;
            case LOG_FORGERY, TELEMETRY_SILENT -> Tactic.DEFENSE_EVASION;
            case ATTACK_SEQUENCE -> Tactic.INITIAL_ACCESS;
            default -> Tactic.CREDENTIAL_ACCESS;
        };
    }

    private static void name(ObjectNode json, Technique technique) {
        json.put("name", technique.title).put("uid", technique.uid);
    }

    /** The techniques of a type of finding and the patterns by which it was found, for people. */
    public static List<Attack> of(FindingType type, List<String> patterns) {
        Tactic tactic = tactic(type);
        return techniques(type, patterns).stream()
                .map(technique -> new Attack(tactic.title, technique.uid, technique.title))
                .toList();
    }

    private static List<Technique> techniques(FindingType type, List<String> patterns) {
        return switch (type) {
            case ANOMALOUS_SUCCESSFUL_LOGIN, MALICIOUS_IP_SUCCESSFUL_LOGIN -> List.of(Technique.VALID_ACCOUNTS);
            case ANOMALOUS_FAILED_LOGIN -> guesses(patterns);
            case SUCCESSFUL_BRUTE_FORCE -> List.of(Technique.BRUTE_FORCE, Technique.VALID_ACCOUNTS);
            case MALICIOUS_IP_FAILED_LOGIN -> List.of(Technique.BRUTE_FORCE);
            case TOR_SUCCESSFUL_LOGIN -> List.of(Technique.VALID_ACCOUNTS, Technique.MULTI_HOP_PROXY);
            case TOR_FAILED_LOGIN -> List.of(Technique.BRUTE_FORCE, Technique.MULTI_HOP_PROXY);
            case MALICIOUS_IP_DISCOVERY, ANOMALOUS_DISCOVERY -> List.of(Technique.SERVICE_DISCOVERY);
            case TOR_DISCOVERY -> List.of(Technique.SERVICE_DISCOVERY, Technique.MULTI_HOP_PROXY);
            case DECOY_USER -> List.of(Technique.VALID_ACCOUNTS);
            case LOG_FORGERY -> List.of(Technique.INDICATOR_REMOVAL);
            case TELEMETRY_SILENT -> List.of(Technique.IMPAIR_DEFENSES);
            case ATTACK_SEQUENCE -> ofStages(patterns);
        };
    }

    private static List<Technique> ofStages(List<String> patterns) {
        List<Technique> techniques = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            if (patterns.contains(stage.id())) {
                techniques.add(
                        switch (stage) {
                            case PROBE -> Technique.SERVICE_DISCOVERY;
                            case GUESSING -> Technique.BRUTE_FORCE;
                            case ENTRY -> Technique.VALID_ACCOUNTS;
                            case MOVEMENT -> Technique.REMOTE_SERVICES;
                            case NEW_ACCOUNT -> Technique.CREATE_ACCOUNT;
                            case EVASION -> Technique.INDICATOR_REMOVAL;
                        });
            }
        }
        return techniques;
    }

    private static List<Technique> guesses(List<String> patterns) {
        List<Technique> techniques = new ArrayList<>();
        if (patterns.contains("brute-force")) {
            techniques.add(Technique.PASSWORD_GUESSING);
        }
        if (patterns.contains("password-spraying")) {
            techniques.add(Technique.PASSWORD_SPRAYING);
        }
        return techniques.isEmpty() ? List.of(Technique.BRUTE_FORCE) : techniques;
    }
}
