// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Log lines without the secrets that people write into statements and connection strings: {@code IDENTIFIED BY 'x'}, {@code
 * IDENTIFIED WITH y AS 'x'}, {@code IDENTIFIED VIA y USING 'x'}, {@code SET PASSWORD FOR u = 'x'}, {@code PASSWORD 'x'}, {@code
 * password=x}, {@code "password": "x"}. What a server says of a password is no secret and stays: {@code password authentication
 * failed for user "alice"}.
 */
public final class SecretText {
    private static final String MASK = "***";
    private static final String IDENTIFIED = "identified";
    private static final List<String> NAMES =
            List.of("password", "passwd", "pwd", "secret", "token", "authentication_string", IDENTIFIED);
    /** What comes before further secrets of a statement that has held one. */
    private static final List<String> NEXT_NAMES = List.of("using", "as", "replace");

    /** Words behind IDENTIFIED that the secret follows. */
    private static final Set<String> BEFORE_SECRET = Set.of("by", "as", "using", "password");
    /** In place of a secret: {@code BY RANDOM PASSWORD}. */
    private static final String RANDOM = "random";

    /** Of MySQL's refusals: {@code (using password: YES)}. */
    private static final String USING = "using ";

    private static final int MOST_WORDS = 8;
    /** Longest name that is looked over, in characters: nothing is read far ahead many times. */
    private static final int MOST_OF_NAME = 300;
    /** The same of a word of a statement. */
    private static final int MOST_OF_WORD = 64;

    private SecretText() {}

    /** A hostile text, masked. */
    public static String masked(String hostile) {
        StringBuilder out = null;
        int copied = 0;
        int at = 0;
        while (at < hostile.length()) {
            int behind = name(hostile, at, out == null ? List.of() : NEXT_NAMES);
            if (behind < 0) {
                at++;
                continue;
            }
            int value = value(hostile, at, behind);
            if (value < 0) {
                at = behind;
                continue;
            }
            int end = end(hostile, value);
            out = out == null ? new StringBuilder(hostile.length()) : out;
            out.append(hostile, copied, value).append(MASK);
            copied = end;
            at = end;
        }
        return out == null
                ? hostile
                : out.append(hostile, copied, hostile.length()).toString();
    }

    /** Place behind a name that begins here, or -1. */
    private static int name(String text, int at, List<String> nextNames) {
        for (String name : NAMES) {
            if (is(text, at, name) && !is(text, at - USING.length(), USING)) {
                return at + name.length();
            }
        }
        for (String name : nextNames) {
            boolean isWhole = at > 0 && !isWord(text.charAt(at - 1));
            if (isWhole && is(text, at, name) && startsSecret(text, blanks(text, at + name.length()))) {
                return at + name.length();
            }
        }
        return -1;
    }

    /** Where the secret begins, its quotation mark included; -1 when what follows is no value. */
    private static int value(String text, int name, int behind) {
        if (is(text, name, IDENTIFIED)) {
            return identified(text, behind);
        }
        int named = closed(text, name, behind);
        int at = assigned(text, blanks(text, named));
        if (at >= 0) {
            return at < text.length() ? at : -1;
        }
        at = blanks(text, named);
        if (at > behind && is(text, at, "for") && blanks(text, at + 3) > at + 3) {
            int account = account(text, blanks(text, at + 3));
            int assigned = account < 0 ? -1 : assigned(text, blanks(text, account));
            return assigned < text.length() ? assigned : -1;
        }
        return named == behind && startsSecret(text, at) && !isToldOf(text, name, at) ? at : -1;
    }

    /** Whether a server tells of something in double quotation marks: {@code Token "x" is invalid}. */
    private static boolean isToldOf(String text, int name, int at) {
        return text.charAt(at) == '"' && !is(text, name, "password");
    }

    /** Place behind the quotation mark that closes a quoted name. */
    private static int closed(String text, int name, int behind) {
        int mark = Quotation.mark(text, behind);
        if (mark == 0) {
            return behind;
        }
        int first = name;
        while (first > 0 && name - first < MOST_OF_WORD && isWord(text.charAt(first - 1))) {
            first--;
        }
        boolean isQuoted = first > 0 && "'\"`;".indexOf(text.charAt(first - 1)) >= 0;
        int after = behind + mark;
        int twice =
                Quotation.mark(text, after) == 1 && assigned(text, blanks(text, after + 1)) >= 0 ? after + 1 : after;
        return isQuoted || assigned(text, blanks(text, twice)) >= 0 ? twice : behind;
    }

    /** Where the value begins behind {@code =}, {@code :}, {@code :=} or {@code =>}; -1 when there is none of them. */
    private static int assigned(String text, int from) {
        int at = from;
        while (at < text.length() && ("=:".indexOf(text.charAt(at)) >= 0 || (at > from && text.charAt(at) == '>'))) {
            at++;
        }
        return at == from ? -1 : blanks(text, at);
    }

    /** Place behind the account of {@code SET PASSWORD FOR}, or -1. */
    private static int account(String text, int from) {
        int user = part(text, from);
        if (user < 0) {
            return -1;
        }
        int at = blanks(text, user);
        if (at < text.length() && text.charAt(at) == '@') {
            return part(text, blanks(text, at + 1));
        }
        int open = blanks(text, user);
        return text.startsWith("()", open) ? open + 2 : user;
    }

    /** Place behind a user or a host, or -1. */
    private static int part(String text, int from) {
        int mark = Quotation.mark(text, from);
        if (mark > 0) {
            return quotedName(text, from, mark);
        }
        int at = from;
        while (at < text.length()
                && at - from < MOST_OF_NAME
                && (isWord(text.charAt(at)) || "%.:-$".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at == from ? -1 : at;
    }

    /** Place behind a name in quotation marks, of which no more is looked at than names are long. */
    private static int quotedName(String text, int from, int mark) {
        String near = text.substring(from, Math.min(text.length(), from + mark + MOST_OF_NAME));
        return from + Quotation.end(near, 0, mark);
    }

    /** Where the secret begins behind IDENTIFIED, names of plugins passed over; -1 when there is none. */
    private static int identified(String text, int behind) {
        boolean isSecretNext = false;
        int at = blanks(text, behind);
        for (int words = 0; words < MOST_WORDS && at < text.length(); words++) {
            int mark = Quotation.mark(text, at);
            if (isSecretNext && startsSecret(text, at)) {
                return at;
            }
            if (mark > 0) {
                at = blanks(text, quotedName(text, at, mark));
                continue;
            }
            int end = word(text, at);
            if (end == at) {
                return -1;
            }
            String word = text.substring(at, end).toLowerCase(Locale.ROOT);
            if (word.equals(RANDOM)) {
                return -1;
            }
            isSecretNext = BEFORE_SECRET.contains(word);
            at = blanks(text, end);
        }
        return -1;
    }

    /** Whether a literal begins here, or a function of one: {@code PASSWORD('x')}. */
    private static boolean startsSecret(String text, int at) {
        if (at >= text.length()) {
            return false;
        }
        int prefix = prefix(text, at);
        return Quotation.mark(text, prefix) > 0
                || text.startsWith("0x", at)
                || dollars(text, at) > 0
                || (call(text, at) > 0 && is(text, word(text, at) - "password".length(), "password"));
    }

    /** Place behind what literals may have in front: {@code E'x'}, {@code U&'x'}, {@code _utf8mb4'x'}. */
    private static int prefix(String text, int at) {
        if (is(text, at, "u&")) {
            return at + 2;
        }
        boolean isCharset = text.charAt(at) == '_';
        int end = isCharset ? word(text, at) : at + ("eExXbBnN".indexOf(text.charAt(at)) < 0 ? 0 : 1);
        return isCharset ? blanks(text, end) : end;
    }

    /** Length of {@code $$} or {@code $tag$} that begins here, or 0. */
    private static int dollars(String text, int at) {
        if (text.charAt(at) != '$') {
            return 0;
        }
        int end = word(text, at + 1);
        return end < text.length() && text.charAt(end) == '$' ? end + 1 - at : 0;
    }

    /** Place behind the parenthesis of a function's call that begins here, or 0. */
    private static int call(String text, int at) {
        int end = word(text, at);
        int open = blanks(text, end);
        return end > at && open < text.length() && text.charAt(open) == '(' ? open + 1 : 0;
    }

    /** Place behind the secret. What is not closed goes to the end. */
    private static int end(String text, int from) {
        int tag = dollars(text, from);
        if (tag > 0) {
            int close = text.indexOf(text.substring(from, from + tag), from + tag);
            return close < 0 ? text.length() : close + tag;
        }
        int prefix = prefix(text, from);
        int mark = Quotation.mark(text, prefix);
        if (mark > 0) {
            return Quotation.end(text, prefix, mark);
        }
        int call = call(text, from);
        if (call > 0) {
            return endOfCall(text, call);
        }
        int at = from;
        while (at < text.length() && " \t,;&)\"'".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static int endOfCall(String text, int from) {
        int open = 1;
        int at = from;
        while (at < text.length()) {
            int mark = Quotation.mark(text, at);
            if (mark > 0) {
                at = Quotation.end(text, at, mark);
                continue;
            }
            char c = text.charAt(at);
            at++;
            while (c == '\\' && at < text.length() && text.charAt(at) == c) {
                at++; // not looked at again one by one
            }
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (open == 0) {
                return at;
            }
        }
        return text.length();
    }

    private static boolean is(String text, int at, String word) {
        return text.regionMatches(true, at, word, 0, word.length());
    }

    private static int word(String text, int from) {
        int at = from;
        while (at < text.length() && at - from < MOST_OF_WORD && isWord(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isWord(char c) {
        return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Place behind blanks, also those that JSON has escaped. */
    private static int blanks(String text, int from) {
        int at = from;
        while (at < text.length()) {
            if (text.charAt(at) == ' ' || text.charAt(at) == '\t') {
                at++;
            } else if (text.startsWith("\\n", at) || text.startsWith("\\t", at) || text.startsWith("\\r", at)) {
                at += 2;
            } else {
                return at;
            }
        }
        return at;
    }
}
