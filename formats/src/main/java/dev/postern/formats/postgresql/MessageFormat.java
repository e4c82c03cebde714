// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/**
 * A message's {@code printf} format, in pieces: a literal, then by turns a blank and a literal. Conversions may name their
 * argument ({@code %2$s}), as translations do that put them into another order.
 *
 * @param literals one more than there are blanks; any may be empty
 * @param arguments number of the argument that fills each blank, from 0
 * @param conversions the letter of each conversion
 */
record MessageFormat(List<String> literals, List<Integer> arguments, String conversions) {

    /**
     * Takes a format apart.
     *
     * @throws IllegalArgumentException when it is none
     */
    static MessageFormat parse(String format) {
        List<String> literals = new ArrayList<>();
        List<Integer> arguments = new ArrayList<>();
        StringBuilder conversions = new StringBuilder();
        StringBuilder literal = new StringBuilder();
        for (int at = 0; at < format.length(); at++) {
            char c = format.charAt(at);
            if (c != '%') {
                literal.append(c);
                continue;
            }
            int end = at + 1;
            while (end < format.length() && ".-$0123456789".indexOf(format.charAt(end)) >= 0) {
                end++;
            }
            if (end == format.length()) {
                throw new IllegalArgumentException("a conversion without an end: " + format);
            }
            int dollar = format.indexOf('$', at);
            arguments.add(
                    dollar > at && dollar < end
                            ? Integer.parseInt(format.substring(at + 1, dollar)) - 1
                            : arguments.size());
            conversions.append(format.charAt(end));
            literals.add(literal.toString());
            literal.setLength(0);
            at = end;
        }
        literals.add(literal.toString());
        return new MessageFormat(List.copyOf(literals), List.copyOf(arguments), conversions.toString());
    }

    /** The kinds of the arguments of an English format. */
    Blank[] kinds() {
        Blank[] kinds = new Blank[arguments.size()];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = Blank.of(conversions.charAt(i), literals.get(i));
        }
        return kinds;
    }

    /** The literals as a server with this encoding writes them. */
    byte[][] encoded(Charset charset) {
        byte[][] encoded = new byte[literals.size()][];
        for (int i = 0; i < encoded.length; i++) {
            encoded[i] = literals.get(i).getBytes(charset);
        }
        return encoded;
    }
}
