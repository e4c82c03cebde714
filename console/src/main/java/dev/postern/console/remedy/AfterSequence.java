// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.remedy;

import dev.postern.console.remedy.Step.Look;
import java.util.List;

/** Findings of one actor make an attack: somebody is in. */
final class AfterSequence {
    private AfterSequence() {}

    static void write(Steps steps, Incident incident) {
        steps.add(
                "identify.signals",
                Phase.IDENTIFY,
                "Read the findings of this attack in their order: each has steps of its own, for its database and account. Begin"
                        + " with those by which somebody got in.",
                List.of(),
                Look.FINDINGS_OF_SOURCE);
        AfterSuccess.write(steps, incident);
    }
}
