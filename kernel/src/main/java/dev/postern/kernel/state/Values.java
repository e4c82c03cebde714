// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.state;

import dev.postern.kernel.IpAddress;
import dev.postern.kernel.ListEntry;
import dev.postern.kernel.ListKind;
import dev.postern.kernel.Location;
import org.jspecify.annotations.Nullable;

/** Addresses, places, and the values of which many kinds are counted alike. */
public final class Values {

    private static final int NONE = 0;
    private static final int V4 = 1;
    private static final int V6 = 2;
    private static final int TEXT = 3;
    private static final int LONG = 4;
    private static final int INTEGER = 5;
    private static final int FALSE = 6;
    private static final int TRUE = 7;
    private static final int KINDS = 8;

    private Values() {}

    /** Writes a value that is counted: an address, a text, a number, or yes or no. */
    public static void write(StateWriter out, Object value) {
        if (value instanceof IpAddress ip) {
            writeAddress(out, ip);
        } else if (value instanceof String text) {
            out.number(TEXT);
            out.text(text);
        } else if (value instanceof Long number) {
            out.number(LONG);
            out.number(number);
        } else if (value instanceof Integer number) {
            out.number(INTEGER);
            out.number(number);
        } else if (value instanceof Boolean flag) {
            out.number(flag ? TRUE : FALSE);
        } else {
            throw new IllegalArgumentException("a value of a kind that is not kept: " + value.getClass());
        }
    }

    public static Object read(StateReader in) {
        Object value = readOrNull(in);
        if (value == null) {
            throw in.damaged("a value is missing");
        }
        return value;
    }

    private static @Nullable Object readOrNull(StateReader in) {
        return switch (in.below(KINDS)) {
            case V4 -> IpAddress.v4(in.integer());
            case V6 -> new IpAddress(in.fixed(), in.fixed());
            case TEXT -> in.text();
            case LONG -> in.number();
            case INTEGER -> in.integer();
            case FALSE -> false;
            case TRUE -> true;
            default -> null;
        };
    }

    public static void writeAddress(StateWriter out, @Nullable IpAddress ip) {
        if (ip == null) {
            out.number(NONE);
        } else if (ip.isV4()) {
            out.number(V4);
            out.number(ip.v4Bits());
        } else {
            out.number(V6);
            out.fixed(ip.high());
            out.fixed(ip.low());
        }
    }

    public static @Nullable IpAddress readAddress(StateReader in) {
        Object value = readOrNull(in);
        if (value == null || value instanceof IpAddress) {
            return (IpAddress) value;
        }
        throw in.damaged("an address is none");
    }

    public static void writeListEntry(StateWriter out, ListEntry entry) {
        out.constant(entry.kind());
        out.text(entry.list());
        out.text(entry.reason());
    }

    public static ListEntry readListEntry(StateReader in) {
        return new ListEntry(in.constant(ListKind.class), in.text(), in.text());
    }

    public static void writeLocation(StateWriter out, Location location) {
        boolean known = !location.equals(Location.UNKNOWN);
        out.flag(known);
        if (known) {
            out.number(location.asn());
            out.text(location.asnOrg());
            out.text(location.countryCode());
            out.text(location.countryName());
            out.text(location.city());
            out.real(location.latitude());
            out.real(location.longitude());
        }
    }

    public static Location readLocation(StateReader in) {
        if (!in.flag()) {
            return Location.UNKNOWN;
        }
        return new Location(
                in.number(), in.textOrNull(), in.textOrNull(), in.textOrNull(), in.textOrNull(), in.real(), in.real());
    }
}
