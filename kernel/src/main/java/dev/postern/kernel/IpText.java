// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import org.jspecify.annotations.Nullable;

/** Text forms of {@link IpAddress}: reads RFC 4291, writes RFC 5952. */
final class IpText {

    private IpText() {}

    static @Nullable IpAddress parse(CharSequence text) {
        int from = 0;
        int to = text.length();
        if (to >= 2 && text.charAt(0) == '[' && text.charAt(to - 1) == ']') {
            from++;
            to--;
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == ':') {
                return parseV6(text, from, zoneStart(text, i, to));
            }
            if (c == '.') {
                break;
            }
        }
        long v4 = from == 0 ? parseV4(text, from, to) : -1;
        return v4 < 0 ? null : IpAddress.v4((int) v4);
    }

    private static int zoneStart(CharSequence text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '%') {
                return i == to - 1 ? -1 : i;
            }
        }
        return to;
    }

    /** The 32 bits, or -1. */
    private static long parseV4(CharSequence text, int from, int to) {
        long bits = 0;
        int octets = 0;
        int i = from;
        while (true) {
            int start = i;
            int value = 0;
            while (i < to && isDigit(text.charAt(i)) && i - start < 3) {
                value = value * 10 + (text.charAt(i) - '0');
                i++;
            }
            if (i == start || value > 255 || (i - start > 1 && text.charAt(start) == '0')) {
                return -1;
            }
            bits = bits << 8 | value;
            octets++;
            if (octets == 4) {
                return i == to ? bits : -1;
            }
            if (i >= to || text.charAt(i) != '.') {
                return -1;
            }
            i++;
        }
    }

    private static @Nullable IpAddress parseV6(CharSequence text, int from, int to) {
        if (to - from < 2) {
            return null;
        }
        int[] groups = new int[8];
        int count = 0;
        int gap = -1;
        int i = from;
        if (text.charAt(i) == ':') {
            if (text.charAt(i + 1) != ':') {
                return null;
            }
            gap = 0;
            i += 2;
        }
        while (i < to) {
            int start = i;
            int value = 0;
            int digit;
            while (i < to && i - start < 4 && (digit = hex(text.charAt(i))) >= 0) {
                value = value << 4 | digit;
                i++;
            }
            if (i < to && text.charAt(i) == '.') {
                long v4 = count <= 6 ? parseV4(text, start, to) : -1;
                if (v4 < 0) {
                    return null;
                }
                groups[count++] = (int) (v4 >>> 16);
                groups[count++] = (int) (v4 & 0xFFFF);
                i = to;
                break;
            }
            if (i == start || count == 8) {
                return null;
            }
            groups[count++] = value;
            if (i == to) {
                break;
            }
            if (text.charAt(i) != ':' || i + 1 == to) {
                return null;
            }
            i++;
            if (text.charAt(i) == ':') {
                if (gap >= 0) {
                    return null;
                }
                gap = count;
                i++;
            }
        }
        if (gap < 0 ? count != 8 : count > 7) {
            return null;
        }
        long high = 0;
        long low = 0;
        int zeros = 8 - count;
        for (int g = 0; g < 8; g++) {
            int value;
            if (gap < 0 || g < gap) {
                value = groups[g];
            } else {
                value = g < gap + zeros ? 0 : groups[g - zeros];
            }
            if (g < 4) {
                high = high << 16 | value;
            } else {
                low = low << 16 | value;
            }
        }
        return new IpAddress(high, low);
    }

    static String format(IpAddress ip) {
        StringBuilder out = new StringBuilder(39);
        if (ip.isV4()) {
            int bits = ip.v4Bits();
            out.append(bits >>> 24).append('.').append(bits >>> 16 & 255);
            return out.append('.')
                    .append(bits >>> 8 & 255)
                    .append('.')
                    .append(bits & 255)
                    .toString();
        }
        int bestStart = -1;
        int bestLength = 1;
        for (int g = 0; g < 8; g++) {
            int run = 0;
            while (g + run < 8 && group(ip, g + run) == 0) {
                run++;
            }
            if (run > bestLength) {
                bestStart = g;
                bestLength = run;
            }
            g += run;
        }
        for (int g = 0; g < 8; g++) {
            if (g == bestStart) {
                out.append("::");
                g += bestLength - 1;
                continue;
            }
            if (g > 0 && out.charAt(out.length() - 1) != ':') {
                out.append(':');
            }
            out.append(Integer.toHexString(group(ip, g)));
        }
        return out.toString();
    }

    private static int group(IpAddress ip, int g) {
        long half = g < 4 ? ip.high() : ip.low();
        return (int) (half >>> (48 - 16 * (g & 3)) & 0xFFFF);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int hex(char c) {
        if (isDigit(c)) {
            return c - '0';
        }
        int lower = c | 0x20;
        return c < 128 && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }
}
