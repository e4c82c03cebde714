// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.feedback;

import dev.postern.api.criteria.FindingView;
import dev.postern.api.sigv4.Hash;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What findings have in common that are alike: who does what to which database, and from where. It is narrow on purpose: whoever is
 * expected at one database may still not do anything else, nor the same elsewhere.
 *
 * @param type of the finding
 * @param instance identifier of the database
 * @param user empty when there is none
 * @param source number of the network for unusual behaviour, as the addresses of people change within one; else the address
 */
record Likeness(String type, String instance, String user, String source) {
    private static final String REMOTE = "service.action.rdsLoginAttemptAction.remoteIpDetails.";

    static Likeness of(FindingView finding) {
        String type = first(finding, "type");
        String network = first(finding, REMOTE + "organization.asn");
        boolean unusual = type.contains("/AnomalousBehavior.") && !network.isEmpty();
        String address = first(finding, REMOTE + "ipAddressV4") + first(finding, REMOTE + "ipAddressV6");
        return new Likeness(
                type,
                first(finding, "resource.rdsDbInstanceDetails.dbInstanceIdentifier"),
                first(finding, "resource.rdsDbUserDetails.user"),
                unusual ? "AS" + network : address);
    }

    private static String first(FindingView finding, String attribute) {
        List<String> values = finding.values(attribute);
        return values.isEmpty() ? "" : values.get(0);
    }

    /** Equal for equal ones alone. */
    String name() {
        StringBuilder text = new StringBuilder();
        for (String part : List.of(type, instance, user, source)) {
            text.append(part.length()).append(' ').append(part); // lengths, lest a name is taken for two
        }
        return Hash.hex(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
