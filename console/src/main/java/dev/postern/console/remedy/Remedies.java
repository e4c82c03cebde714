// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.remedy;

import java.util.List;

/** The steps for each type of finding. */
public final class Remedies {
    private Remedies() {}

    /** What to do about a finding, in order. */
    public static List<Step> of(Incident incident) {
        Steps steps = new Steps(incident);
        switch (incident.type()) {
            case ANOMALOUS_SUCCESSFUL_LOGIN,
                    SUCCESSFUL_BRUTE_FORCE,
                    MALICIOUS_IP_SUCCESSFUL_LOGIN,
                    TOR_SUCCESSFUL_LOGIN -> AfterSuccess.write(steps, incident);
            case ANOMALOUS_FAILED_LOGIN, MALICIOUS_IP_FAILED_LOGIN, TOR_FAILED_LOGIN ->
                AfterFailures.write(steps, incident);
            case ANOMALOUS_DISCOVERY, MALICIOUS_IP_DISCOVERY, TOR_DISCOVERY -> AfterProbes.write(steps, incident);
            case LOG_FORGERY -> AfterForgery.write(steps, incident);
            case DECOY_USER -> AfterDecoy.write(steps, incident);
            case TELEMETRY_SILENT -> AfterSilence.write(steps, incident);
            case ATTACK_SEQUENCE -> AfterSequence.write(steps, incident);
        }
        return steps.all();
    }
}
