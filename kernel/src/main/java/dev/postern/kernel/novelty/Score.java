// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.novelty;

import dev.postern.kernel.Finding.Factor;
import java.util.Comparator;
import java.util.List;

/** How unusual a login is: terms whose sum is the score, and the words for its shape. */
public final class Score {

    private final List<Term> terms;
    private final List<String> patterns;
    private final double bits;
    private final double threshold;

    Score(List<Term> terms, List<String> patterns, double threshold) {
        this.terms = terms;
        this.patterns = patterns;
        this.threshold = threshold;
        double sum = 0;
        for (Term term : terms) {
            sum += term.bits();
        }
        bits = sum;
    }

    /** Evidence for an attacker in bits; negative speaks for the owner. */
    public double bits() {
        return bits;
    }

    /** Whether it is enough for a finding. */
    public boolean raises() {
        return bits >= threshold;
    }

    /** The bits of one term, 0 when it is absent. */
    public double bitsOf(String name) {
        for (Term term : terms) {
            if (term.name().equals(name)) {
                return term.bits();
            }
        }
        return 0;
    }

    /** What the login looks like, in fixed words. */
    public List<String> patterns() {
        return patterns;
    }

    /** The terms for people, the most telling first. */
    public List<Factor> factors() {
        return terms.stream()
                .map(Term::factor)
                .sorted(Comparator.comparingDouble(factor -> -factor.bits()))
                .toList();
    }
}
