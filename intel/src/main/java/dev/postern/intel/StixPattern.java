// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import dev.postern.kernel.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds the addresses that a STIX pattern names (STIX 2.1 part 9, "STIX Patterning"): those from which contact alone fulfils it.
 *
 * <p>{@code [ipv4-addr:value = 'A' OR ipv4-addr:value ISSUBSET 'B']} names A and B. {@code [ipv4-addr:value = 'A' AND
 * network-traffic:dst_port = 22]} names none: an address alone does not fulfil it. In an OR with something else the addresses
 * are used and the rest is left out.
 */
final class StixPattern {
    /** Deepest nesting of parentheses. */
    private static final int MAX_DEPTH = 50;

    private static final Set<String> ADDRESSES = Set.of(
            "ipv4-addr:value", "ipv6-addr:value", "network-traffic:src_ref.value", "network-traffic:dst_ref.value");
    private static final Set<String> TYPES = Set.of("network-traffic:src_ref.type", "network-traffic:dst_ref.type");
    private static final Set<String> TYPE_NAMES = Set.of("ipv4-addr", "ipv6-addr");

    /**
     * What a part of the pattern says of the address of a contact.
     *
     * @param always whether every address fulfils it, as the test of its type does
     * @param addresses those that fulfil it, whatever else is so
     * @param partial whether others than these may fulfil it
     */
    private record Part(boolean always, List<Cidr> addresses, boolean partial) {
        static final Part OTHER = new Part(false, List.of(), true);
        static final Part ALWAYS = new Part(true, List.of(), false);

        Part and(Part other) {
            return always ? other : other.always ? this : OTHER;
        }

        Part or(Part other) {
            if (always || other.always) {
                return OTHER;
            }
            List<Cidr> both = new ArrayList<>(addresses);
            both.addAll(other.addresses);
            return new Part(false, both, partial || other.partial);
        }
    }

    private final StixTokens tokens;
    private int depth;
    private boolean namesAddress;
    private boolean wrongAddress;
    private final Part whole;

    /** @throws StixPatternException when the text is no pattern */
    StixPattern(String text) throws StixPatternException {
        tokens = new StixTokens(text);
        whole = observations();
        tokens.expect(StixTokens.Kind.END);
    }

    /** Addresses from which contact alone fulfils the pattern. */
    List<Cidr> addresses() {
        return whole.addresses;
    }

    /** Whether the pattern says more than {@link #addresses} tell. */
    boolean isPartial() {
        return whole.partial;
    }

    /** Why there are no addresses. */
    LineIssue issue() {
        if (wrongAddress) {
            return LineIssue.NOT_AN_ADDRESS;
        }
        return namesAddress ? LineIssue.NEEDS_MORE : LineIssue.OTHER_KIND;
    }

    private Part observations() throws StixPatternException {
        Part part = alternatives();
        while (tokens.take("FOLLOWEDBY")) {
            alternatives();
            part = Part.OTHER;
        }
        return part;
    }

    private Part alternatives() throws StixPatternException {
        Part part = allObserved();
        while (tokens.take("OR")) {
            part = part.or(allObserved());
        }
        return part;
    }

    private Part allObserved() throws StixPatternException {
        Part part = observation();
        while (tokens.take("AND")) {
            part = part.and(observation());
        }
        return part;
    }

    private Part observation() throws StixPatternException {
        Part part;
        if (tokens.take("[")) {
            part = comparisons();
            tokens.expect("]");
        } else {
            enter();
            part = observations();
            leave();
        }
        while (true) {
            if (tokens.take("WITHIN")) {
                tokens.expect(StixTokens.Kind.WORD);
                tokens.expect("SECONDS");
            } else if (tokens.take("REPEATS")) {
                boolean once = tokens.expect(StixTokens.Kind.WORD).equals("1");
                tokens.expect("TIMES");
                part = once ? part : Part.OTHER;
            } else if (tokens.take("START")) {
                tokens.expect(StixTokens.Kind.STRING);
                tokens.expect("STOP");
                tokens.expect(StixTokens.Kind.STRING);
                part = Part.OTHER;
            } else {
                return part;
            }
        }
    }

    private Part comparisons() throws StixPatternException {
        Part part = allCompared();
        while (tokens.take("OR")) {
            part = part.or(allCompared());
        }
        return part;
    }

    private Part allCompared() throws StixPatternException {
        Part part = comparison();
        while (tokens.take("AND")) {
            part = part.and(comparison());
        }
        return part;
    }

    private Part comparison() throws StixPatternException {
        if (tokens.is("(")) {
            enter();
            Part part = comparisons();
            leave();
            return part;
        }
        boolean negated = tokens.take("NOT");
        if (tokens.take("EXISTS")) {
            tokens.expect(StixTokens.Kind.WORD);
            return Part.OTHER;
        }
        String path = tokens.expect(StixTokens.Kind.WORD);
        namesAddress |= ADDRESSES.contains(path);
        negated |= tokens.take("NOT");
        boolean equal = tokens.is("=") || tokens.is("==") || tokens.is("IN");
        boolean within = tokens.is("ISSUBSET");
        List<String> values = values();
        if (negated || !(equal || within)) {
            return Part.OTHER;
        }
        if (TYPES.contains(path) && TYPE_NAMES.containsAll(values)) {
            return Part.ALWAYS;
        }
        return ADDRESSES.contains(path) ? addresses(values) : Part.OTHER;
    }

    /** The constant after an operator, or all in a set. */
    private List<String> values() throws StixPatternException {
        if (!tokens.take("IN")) {
            tokens.expect(tokens.kind() == StixTokens.Kind.SIGN ? StixTokens.Kind.SIGN : StixTokens.Kind.WORD);
            return List.of(value());
        }
        tokens.expect("(");
        List<String> values = new ArrayList<>();
        do {
            values.add(value());
        } while (tokens.take(","));
        tokens.expect(")");
        return values;
    }

    private String value() throws StixPatternException {
        return tokens.expect(tokens.kind() == StixTokens.Kind.STRING ? StixTokens.Kind.STRING : StixTokens.Kind.WORD);
    }

    private Part addresses(List<String> texts) {
        List<Cidr> found = new ArrayList<>();
        for (String text : texts) {
            Cidr cidr = Cidr.parse(text.strip());
            if (cidr != null) {
                found.add(cidr);
            }
        }
        wrongAddress |= found.size() < texts.size();
        return new Part(false, found, found.size() < texts.size());
    }

    private void enter() throws StixPatternException {
        tokens.expect("(");
        if (++depth > MAX_DEPTH) {
            throw new StixPatternException();
        }
    }

    private void leave() throws StixPatternException {
        tokens.expect(")");
        depth--;
    }
}
