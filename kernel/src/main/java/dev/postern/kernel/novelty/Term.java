// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.novelty;

import dev.postern.kernel.Finding.Factor;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import java.util.function.Supplier;

/** One term of a score; its text is made only when somebody will read it. */
record Term(String name, double bits, Supplier<String> text) {

    private static final double LN_2 = StrictMath.log(2);

    /** Bits of evidence for the attacker's explanation over the habit's, within bounds. */
    static double bits(double attacker, double habit, double least, double most) {
        return clip(log2(attacker) - log2(habit), least, most);
    }

    static double log2(double x) {
        return StrictMath.log(x) / LN_2;
    }

    static double clip(double bits, double least, double most) {
        return Math.max(least, Math.min(most, bits));
    }

    static Term read(StateReader in) {
        String name = in.text();
        double bits = in.real();
        String words = in.text();
        return new Term(name, bits, () -> words);
    }

    static void write(StateWriter out, Term term) {
        out.text(term.name);
        out.real(term.bits);
        out.text(term.text.get());
    }

    Term asOfNow() {
        String words = text.get();
        return new Term(name, bits, () -> words);
    }

    Factor factor() {
        // A tenth of a bit is all that anybody reads.
        return new Factor(name, StrictMath.rint(bits * 10) / 10, text.get());
    }
}
