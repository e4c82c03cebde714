// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * How unlikely a login was for its owner: a sum, in bits. Each bit doubles the odds that somebody else logged in.
 *
 * @param bits the sum
 */
public record Score(List<Term> terms, double bits) {
    private static final double CERTAIN = 40;

    /**
     * A part of the sum.
     *
     * @param text why; hostile
     * @param share of the greatest part, -1 to 1
     */
    public record Term(String name, double bits, String text, double share) {

        /** With its sign. */
        public String signed() {
            return String.format(Locale.ROOT, "%+.1f", bits);
        }
    }

    /** From the evidence of an explanation. */
    static Score of(JsonNode evidence) {
        double most = 1;
        for (JsonNode term : evidence.path("terms")) {
            most = Math.max(most, Math.abs(term.path("bits").asDouble(0)));
        }
        List<Term> terms = new ArrayList<>();
        for (JsonNode term : evidence.path("terms")) {
            double bits = term.path("bits").asDouble(0);
            terms.add(new Term(
                    term.path("name").asString(""), bits, term.path("text").asString(""), bits / most));
        }
        return new Score(terms, evidence.path("bits").asDouble(0));
    }

    /** The sum with its sign. */
    public String signed() {
        return String.format(Locale.ROOT, "%+.1f", bits);
    }

    /** What the sum means. */
    public String odds() {
        String times = Math.abs(bits) < CERTAIN
                ? String.format(Locale.ROOT, "%,d", Math.round(StrictMath.pow(2, Math.abs(bits))))
                : "more than 10^12";
        return "what was seen is " + times + " times as likely for " + (bits < 0 ? "the owner" : "an attacker");
    }
}
