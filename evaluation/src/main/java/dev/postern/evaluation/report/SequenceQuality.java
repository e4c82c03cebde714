// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.report;

import dev.postern.evaluation.measure.Incident;
import dev.postern.evaluation.measure.Raised;
import dev.postern.evaluation.measure.Raised.Worth;
import dev.postern.evaluation.traffic.AttackClass;
import dev.postern.kernel.FindingType;
import java.util.List;

/**
 * How often findings were told together as an attack in several stages.
 *
 * @param severalStages of the attacks in several stages, those that were told as one
 * @param otherAttacks of the attacks of all other classes, those that were told as one
 * @param authorised of the authorised tests, those that were told as one
 * @param background sequences that were made of what is real but of no value
 * @param wrong sequences that were made of everyday life and its troubles
 */
public record SequenceQuality(Share severalStages, Share otherAttacks, Share authorised, long background, long wrong) {

    static SequenceQuality of(List<Incident> incidents, List<Raised> raised) {
        String several = AttackClass.SEVERAL_STAGES.title();
        List<Incident> attacks =
                incidents.stream().filter(each -> !each.authorised()).toList();
        return new SequenceQuality(
                share(attacks.stream()
                        .filter(each -> each.attack().equals(several))
                        .toList()),
                share(attacks.stream()
                        .filter(each -> !each.attack().equals(several))
                        .toList()),
                share(incidents.stream().filter(Incident::authorised).toList()),
                count(raised, Worth.BACKGROUND),
                count(raised, Worth.FALSE));
    }

    private static Share share(List<Incident> incidents) {
        return Share.of(incidents.stream().filter(Incident::sequence).count(), incidents.size());
    }

    private static long count(List<Raised> raised, Worth worth) {
        return raised.stream()
                .filter(each -> each.worth() == worth && each.type().equals(FindingType.ATTACK_SEQUENCE.id()))
                .count();
    }
}
