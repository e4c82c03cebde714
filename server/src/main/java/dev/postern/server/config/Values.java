// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.config;

import dev.postern.intel.IntelSnapshot;
import dev.postern.kernel.IpAddress;
import dev.postern.server.Durations;
import dev.postern.server.source.InstanceName;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Single values, from the text in the file. All throw {@link IllegalArgumentException} with what is wrong and what to write
 * instead; the key is said by whoever catches it.
 */
final class Values {
    private static final int LONGEST_SHOWN = 60;
    private static final int LONGEST_TAG = 256;
    private static final int LONGEST_NAME = 253;

    private Values() {}

    /** A text for a message, cut when it is long. */
    static String shortened(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }

    static IllegalArgumentException wrong(String text, String instead) {
        return new IllegalArgumentException("'" + shortened(text) + "' " + instead);
    }

    /** Any text; references are not replaced outside of secrets, which is better said than found out. */
    static String text(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("is blank");
        }
        if (text.contains("${")) {
            throw wrong(text, "has a reference; ${NAME} is read for passwords, secrets and URLs of webhooks only");
        }
        return text;
    }

    static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(text, "is neither true nor false");
        };
    }

    /** A reader of whole numbers between two bounds. */
    static Section.Reader<Integer> number(int least, int most) {
        return text -> {
            try {
                int number = Integer.parseInt(text);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException notANumber) {
                // as for one that is out of bounds
            }
            throw wrong(text, "is no whole number between " + least + " and " + most);
        };
    }

    static Duration duration(String text) {
        Duration duration = Durations.of(text);
        if (duration == null) {
            throw wrong(text, "is no duration; " + Durations.HINT);
        }
        return duration;
    }

    /** A duration that is more than nothing. */
    static Duration age(String text) {
        Duration duration = duration(text);
        if (duration.isZero()) {
            throw wrong(text, "keeps nothing; " + Durations.HINT);
        }
        return duration;
    }

    /** A reader of sizes in bytes. */
    static Section.Reader<Long> size(long least) {
        return text -> {
            long size = Sizes.parse(text);
            if (size < least) {
                throw wrong(text, "is too small; at least " + Sizes.text(least));
            }
            return size;
        };
    }

    static String account(String text) {
        if (text.length() != 12 || !isMadeOf(text, "0123456789")) {
            throw wrong(text, "is no account; write twelve digits");
        }
        return text;
    }

    static String region(String text) {
        if (text.isEmpty() || text.length() > 32 || !isMadeOf(text, "abcdefghijklmnopqrstuvwxyz0123456789-")) {
            throw wrong(text, "is no region; write one such as eu-central-1");
        }
        return text;
    }

    static String identifier(String text) {
        if (!InstanceName.isValid(text)) {
            throw wrong(
                    text,
                    "is no identifier; write up to " + InstanceName.MAX_LENGTH
                            + " letters, digits, dots, hyphens and underscores, the first a letter or digit");
        }
        return text;
    }

    /** An address or a network. */
    static String network(String text) {
        try {
            IntelSnapshot.builder().own(text);
            return text;
        } catch (IllegalArgumentException e) {
            throw wrong(text, "is no network; write for example 203.0.113.0/24");
        }
    }

    /** A reader of one of some names, written in lower case. */
    static <E extends Enum<E>> Section.Reader<E> oneOf(Class<E> type) {
        return text -> {
            List<String> names = new ArrayList<>();
            for (E each : type.getEnumConstants()) {
                String name = each.name().toLowerCase(Locale.ROOT);
                if (name.equals(text)) {
                    return each;
                }
                names.add(name);
            }
            throw wrong(text, "is none of " + String.join(", ", names));
        };
    }

    /** The name of an HTTP header (a token of RFC 9110), that a program may set. */
    static String header(String text) {
        if (text.isEmpty() || !isMadeOf(text.toLowerCase(Locale.ROOT), "abcdefghijklmnopqrstuvwxyz0123456789-_")) {
            throw wrong(text, "is no name of a header; write one such as X-API-Key");
        }
        return text;
    }

    static String address(String text) {
        if (!text.equals("localhost") && IpAddress.parse(text) == null) {
            throw wrong(text, "is no address; write 127.0.0.1, or 0.0.0.0 to listen on every network");
        }
        return text;
    }

    static String hostName(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        if (name.isEmpty()
                || name.length() > LONGEST_NAME
                || !isMadeOf(name, "abcdefghijklmnopqrstuvwxyz0123456789-.")) {
            throw wrong(text, "is no host name; write one without port, such as postern.example.org");
        }
        return name;
    }

    static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw wrong(text, "is no zone; write for example Europe/Berlin, UTC or +05:30");
        }
    }

    static Config.From from(String text) {
        return switch (text) {
            case "beginning" -> Config.From.BEGINNING;
            case "end" -> Config.From.END;
            default -> throw wrong(text, "is neither beginning nor end");
        };
    }

    /** Whether a type of store is a server. */
    static boolean isServer(String text) {
        return switch (text) {
            case "sqlite" -> false;
            case "postgresql" -> true;
            default -> throw wrong(text, "is neither sqlite nor postgresql");
        };
    }

    static String tag(String text) {
        if (text.length() > LONGEST_TAG) {
            throw wrong(text, "is too long for a tag; at most " + LONGEST_TAG + " characters");
        }
        return text;
    }

    /** How often something is looked at. */
    static Duration interval(String text) {
        Duration interval = duration(text);
        if (interval.isZero() || interval.compareTo(Duration.ofMinutes(1)) > 0) {
            throw wrong(text, "is no interval; write one from 1s to 60s");
        }
        return interval;
    }

    /** A URL of PostgreSQL's driver, without a password: it would be shown. */
    static String jdbcUrl(String text) {
        if (!text.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "is no URL of a PostgreSQL database; write jdbc:postgresql://HOST:PORT/DATABASE");
        }
        return withoutPassword(text);
    }

    /** A URL of a PostgreSQL or MySQL server, without a password. */
    static String serverUrl(String text) {
        if (!text.startsWith("jdbc:postgresql://") && !text.startsWith("jdbc:mysql://")) {
            throw new IllegalArgumentException("is no URL of a server whose logs can be fetched; write"
                    + " jdbc:postgresql://HOST:PORT/DATABASE or jdbc:mysql://HOST:PORT/");
        }
        return withoutPassword(text);
    }

    private static String withoutPassword(String text) {
        if (text.contains("@") || text.toLowerCase(Locale.ROOT).contains("password=")) {
            throw new IllegalArgumentException("holds a name or password; write them under user and password");
        }
        return text(text);
    }

    private static boolean isMadeOf(String text, String characters) {
        return text.chars().allMatch(c -> characters.indexOf(c) >= 0);
    }
}
