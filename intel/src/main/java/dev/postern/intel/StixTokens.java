// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

/**
 * Cuts a STIX pattern into words, strings and signs (STIX 2.1 part 9, "STIX Patterning"). An object path such as {@code
 * file:hashes.'SHA-256'} is one word.
 */
final class StixTokens {
    /** What a token is. */
    enum Kind {
        WORD,
        STRING,
        SIGN,
        END
    }

    private final String text;
    private int position;
    private Kind kind = Kind.END;
    private String value = "";

    StixTokens(String text) throws StixPatternException {
        this.text = text;
        next();
    }

    Kind kind() {
        return kind;
    }

    /** The word, the sign, or the content of the string. */
    String value() {
        return value;
    }

    /** Whether this token is the given word or sign. */
    boolean is(String wordOrSign) {
        return (kind == Kind.WORD || kind == Kind.SIGN) && value.equals(wordOrSign);
    }

    /** Steps over this token when it is the given word or sign. */
    boolean take(String wordOrSign) throws StixPatternException {
        boolean found = is(wordOrSign);
        if (found) {
            next();
        }
        return found;
    }

    /** Steps over this token, which must be the given word or sign. */
    void expect(String wordOrSign) throws StixPatternException {
        if (!take(wordOrSign)) {
            throw new StixPatternException();
        }
    }

    /** The content of this token, which must be of the kind; steps over it. */
    String expect(Kind expected) throws StixPatternException {
        if (kind != expected) {
            throw new StixPatternException();
        }
        String found = value;
        next();
        return found;
    }

    private void next() throws StixPatternException {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        if (position == text.length()) {
            kind = Kind.END;
            value = "";
            return;
        }
        char c = text.charAt(position);
        if (c == '\'') {
            string();
        } else if (isWord(c)) {
            word();
        } else {
            kind = Kind.SIGN;
            int length = "<>!=".indexOf(c) >= 0 && position + 1 < text.length() && isSecond(position + 1) ? 2 : 1;
            value = text.substring(position, position + length);
            position += length;
        }
    }

    /** {@code ==}, {@code !=}, {@code <=}, {@code >=} and {@code <>} are one sign. */
    private boolean isSecond(int i) {
        return text.charAt(i) == '=' || (text.charAt(i) == '>' && text.charAt(i - 1) == '<');
    }

    /** {@code \'} and {@code \\} stand for the second character. */
    private void string() throws StixPatternException {
        StringBuilder out = new StringBuilder();
        for (position++; position < text.length(); position++) {
            char c = text.charAt(position);
            if (c == '\'') {
                position++;
                kind = Kind.STRING;
                value = out.toString();
                return;
            }
            if (c == '\\' && position + 1 < text.length()) {
                position++;
                c = text.charAt(position);
            }
            out.append(c);
        }
        throw new StixPatternException();
    }

    private void word() throws StixPatternException {
        int start = position;
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == '\'') {
                if (position == start + 1) {
                    // A typed constant: t'2026-11-01T00:00:00Z', h'ff', b'Zg=='.
                    string();
                    return;
                }
                string();
            } else if (isIndex()) {
                position = text.indexOf(']', position) + 1;
            } else if (isWord(c)) {
                position++;
            } else {
                break;
            }
        }
        kind = Kind.WORD;
        value = text.substring(start, position);
    }

    /** Whether {@code [0]} or {@code [*]} follows: an index in a path, and not the start of an observation. */
    private boolean isIndex() {
        return text.charAt(position) == '['
                && position + 1 < text.length()
                && (text.charAt(position + 1) == '*' || Character.isDigit(text.charAt(position + 1)))
                && text.indexOf(']', position) > 0;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || "_-:.+".indexOf(c) >= 0;
    }
}
