// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.novelty;

import dev.postern.kernel.Finding.Factor;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import java.util.Comparator;
import java.util.List;

/** How unusual a login is: terms whose sum is the score, and the words for its shape. */
public final class Score {

    /** Below {@link Novelty#THRESHOLD}: who waits for more evidence can look at less. */
    private static final double HELD_FROM = 8;

    private final List<Term> terms;
    private final List<String> patterns;
    private final double bits;
    private final double threshold;
    private final Telling telling;
    private final boolean fromOwnNetwork;

    /** What tells by itself, however familiar all the rest is. */
    enum Telling {
        NOTHING,
        /** On which database, or when: by all else it would be the person. */
        MILD,
        /** How the login was made. */
        GRAVE
    }

    Score(List<Term> terms, List<String> patterns, double threshold, Telling telling, boolean fromOwnNetwork) {
        this.terms = terms;
        this.patterns = patterns;
        this.threshold = threshold;
        this.telling = telling;
        this.fromOwnNetwork = fromOwnNetwork;
        double sum = 0;
        for (Term term : terms) {
            sum += term.bits();
        }
        bits = sum;
    }

    /** Reads what {@link #write} has written. */
    public static Score read(StateReader in) {
        return new Score(in.list(Term::read), List.of(), Novelty.THRESHOLD, Telling.NOTHING, false);
    }

    /** Writes one that {@link #isAboutNetworkAlone}, with the words of its terms as they are now. */
    public void write(StateWriter out) {
        out.all(terms, Term::write);
    }

    /** The same with the words of its terms as they are now: what they are made from goes on changing. */
    public Score asOfNow() {
        return new Score(terms.stream().map(Term::asOfNow).toList(), patterns, threshold, telling, fromOwnNetwork);
    }

    /** Evidence for an attacker in bits; negative speaks for the owner. */
    public double bits() {
        return bits;
    }

    /** Whether it is enough for a finding. */
    public boolean raises() {
        return bits >= threshold || telling != Telling.NOTHING;
    }

    /**
     * Whether it may become normal though it raises: nothing but the database, or the time, speaks against the person, and nothing by
     * which a stranger would be known again.
     */
    public boolean mayBecomeNormal() {
        return bits < threshold && telling != Telling.GRAVE;
    }

    /**
     * Evidence that the user does not belong on this database, in bits, not below 0: for {@link dev.postern.kernel.reach}. How it was
     * made counts for a third, and the network not at all when the person has used it elsewhere.
     */
    public double strangeness() {
        double network = fromOwnNetwork ? 0 : positiveBitsOf("network") / 3;
        return positiveBitsOf("user") + network + positiveBitsOf("application") / 3;
    }

    private double positiveBitsOf(String name) {
        for (Term term : terms) {
            if (term.name().equals(name)) {
                return Math.max(0, term.bits());
            }
        }
        return 0;
    }

    /** What the login looks like, in fixed words. */
    public List<String> patterns() {
        return patterns;
    }

    /**
     * Whether nothing but where it came from is against it, so much that an attacker is likelier than chance: the first login of an
     * application that has moved looks so.
     */
    public boolean isAboutNetworkAlone() {
        return bits >= HELD_FROM
                && telling == Telling.NOTHING
                && positiveBitsOf("application") < 1
                && positiveBitsOf("user") == 0
                && patterns.isEmpty();
    }

    /** The terms for people, the most telling first. */
    public List<Factor> factors() {
        return terms.stream()
                .map(Term::factor)
                .sorted(Comparator.comparingDouble(factor -> -factor.bits()))
                .toList();
    }
}
