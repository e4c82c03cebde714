// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.finding;

/**
 * A technique of MITRE ATT&amp;CK.
 *
 * @param tactic what it is for
 * @param id e.g. {@code T1110.003}
 * @param technique its name
 */
public record Attack(String tactic, String id, String technique) {

    /** Its page. */
    public String address() {
        return "https://attack.mitre.org/techniques/" + id.replace('.', '/') + "/";
    }
}
