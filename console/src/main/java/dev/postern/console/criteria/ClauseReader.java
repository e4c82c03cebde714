// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.criteria;

import dev.postern.kernel.IpAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the clauses of a filter. A clause is {@code name:value,value} with a minus before it for the contrary; a value may be quoted
 * as a whole or in part, and inside a backslash stands before a quotation mark, another backslash, or a {@code u} with the four
 * hexadecimal digits of a character. A star outside of quotation marks stands for any text. Linear in the text.
 */
final class ClauseReader {
    private static final int ESCAPE_DIGITS = 4;

    private final String text;
    private final List<Clause> clauses = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private int at;

    ClauseReader(String text) {
        this.text = text;
    }

    /** Blanks that separate clauses. */
    static boolean isBlank(char c) {
        return c <= ' ' || c == '\u00a0';
    }

    List<Clause> clauses() {
        return clauses;
    }

    List<Problem> problems() {
        return problems;
    }

    ClauseReader read() {
        for (skipBlanks(); at < text.length(); skipBlanks()) {
            int from = at;
            try {
                clauses.add(clause());
            } catch (Refused e) {
                while (at < text.length() && !isBlank(text.charAt(at))) {
                    at++;
                }
                problems.add(new Problem(from, at, e.words()));
            }
        }
        return this;
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private Clause clause() throws Refused {
        int from = at;
        Clause address = loneAddress();
        if (address != null) {
            return address;
        }
        boolean negated = text.charAt(at) == '-';
        if (negated) {
            at++;
        }
        String name = name();
        Operator operator = operator();
        List<Value> values = new ArrayList<>(List.of(value(name)));
        while (at < text.length() && text.charAt(at) == ',') {
            at++;
            values.add(value(name));
        }
        return new Clause(from, at, negated, name, operator, values);
    }

    /** An address without a name is what one pastes first. Its colons would be taken for the end of a name. */
    private @Nullable Clause loneAddress() {
        int end = at;
        while (end < text.length() && !isBlank(text.charAt(end))) {
            end++;
        }
        String word = text.substring(at, end);
        if (IpAddress.parse(word) == null) {
            return null;
        }
        Clause clause =
                new Clause(at, end, false, Name.ADDRESS.text(), Operator.IS, List.of(new Value(word, false, false)));
        at = end;
        return clause;
    }

    private String name() throws Refused {
        int from = at;
        while (at < text.length() && text.charAt(at) != ':') {
            if (isBlank(text.charAt(at)) || text.charAt(at) == '"') {
                throw new Refused("write an attribute before it, such as user:" + text.substring(from, at));
            }
            at++;
        }
        if (at == text.length()) {
            throw new Refused("write an attribute before it, such as user:" + text.substring(from));
        }
        String name = text.substring(from, at);
        at++;
        return name;
    }

    private Operator operator() {
        for (Operator operator : Operator.values()) {
            if (text.startsWith(operator.sign(), at)) {
                at += operator.sign().length();
                return operator;
            }
        }
        return Operator.IS;
    }

    private Value value(String name) throws Refused {
        StringBuilder value = new StringBuilder();
        boolean isPattern = false;
        boolean hasQuotedStar = false;
        int from = at;
        while (at < text.length() && !isBlank(text.charAt(at)) && text.charAt(at) != ',') {
            char c = text.charAt(at);
            if (c == '"') {
                int start = value.length();
                quoted(value);
                hasQuotedStar |= value.indexOf("*", start) >= 0;
            } else {
                isPattern |= c == '*';
                value.append(c);
                at++;
            }
        }
        if (at == from) {
            throw new Refused("a value is missing behind " + name + ":");
        }
        return new Value(value.toString(), isPattern, hasQuotedStar);
    }

    /** The code unit whose four hexadecimal digits stand here behind a backslash and a u; -1 when there is none. */
    private int escaped() {
        int begin = at + 2;
        if (begin + ESCAPE_DIGITS > text.length() || text.charAt(at + 1) != 'u') {
            return -1;
        }
        int unit = 0;
        for (int i = begin; i < begin + ESCAPE_DIGITS; i++) {
            int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            unit = unit * 16 + digit;
        }
        return unit;
    }

    private void quoted(StringBuilder value) throws Refused {
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return;
            }
            int unit = c == '\\' ? escaped() : -1;
            if (unit >= 0) {
                value.append((char) unit);
                at += 1 + ESCAPE_DIGITS;
                continue;
            }
            if (c == '\\' && at + 1 < text.length() && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\\')) {
                at++;
            }
            value.append(text.charAt(at));
        }
        throw new Refused("a quotation mark is not closed");
    }
}
