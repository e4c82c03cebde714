// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.attack;

import dev.postern.evaluation.traffic.life.Script;
import dev.postern.kernel.Severity;
import java.util.Set;

/**
 * An attack that is ready to be carried out.
 *
 * @param right severities that are right for a finding of it
 * @param factors what gives it away
 * @param script its logins
 */
record Attack(Set<Severity> right, Set<String> factors, Script script) {

    /** Failures: Low whatever the pattern. */
    static Attack guessing(Set<String> factors, Script script) {
        return new Attack(Set.of(Severity.LOW), factors, script);
    }

    /** A success that does not fit: Low from inside, Medium from a public address. */
    static Attack intrusion(boolean inside, Set<String> factors, Script script) {
        return new Attack(Set.of(inside ? Severity.LOW : Severity.MEDIUM), factors, script);
    }
}
