// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

/** Finding types: GuardDuty's nine for database logins, and ours for what those cannot express. */
public enum FindingType {
    ANOMALOUS_SUCCESSFUL_LOGIN("CredentialAccess:RDS/AnomalousBehavior.SuccessfulLogin", true),
    ANOMALOUS_FAILED_LOGIN("CredentialAccess:RDS/AnomalousBehavior.FailedLogin", true),
    SUCCESSFUL_BRUTE_FORCE("CredentialAccess:RDS/AnomalousBehavior.SuccessfulBruteForce", true),
    MALICIOUS_IP_SUCCESSFUL_LOGIN("CredentialAccess:RDS/MaliciousIPCaller.SuccessfulLogin", true),
    MALICIOUS_IP_FAILED_LOGIN("CredentialAccess:RDS/MaliciousIPCaller.FailedLogin", true),
    MALICIOUS_IP_DISCOVERY("Discovery:RDS/MaliciousIPCaller", true),
    TOR_SUCCESSFUL_LOGIN("CredentialAccess:RDS/TorIPCaller.SuccessfulLogin", true),
    TOR_FAILED_LOGIN("CredentialAccess:RDS/TorIPCaller.FailedLogin", true),
    TOR_DISCOVERY("Discovery:RDS/TorIPCaller", true),
    /** A scan from a source on no list. */
    ANOMALOUS_DISCOVERY("Discovery:RDS/AnomalousBehavior", false),
    /** Text sent through a login imitates log records. */
    LOG_FORGERY("DefenseEvasion:RDS/LogForgery", false),
    /** Nobody has tried to log in for unusually long. */
    TELEMETRY_SILENT("DefenseEvasion:RDS/TelemetrySilent", false),
    /** Somebody uses an account that nobody should know. */
    DECOY_USER("CredentialAccess:RDS/DecoyUser", false),
    /** Findings of one actor that, taken together, say that somebody is in. */
    ATTACK_SEQUENCE("AttackSequence:RDS/CompromisedDatabase", false);

    private final String id;
    private final boolean guardDuty;

    FindingType(String id, boolean guardDuty) {
        this.id = id;
        this.guardDuty = guardDuty;
    }

    /** The type as written in finding JSON. */
    public String id() {
        return id;
    }

    /** Whether GuardDuty has this type. */
    public boolean isGuardDuty() {
        return guardDuty;
    }
}
