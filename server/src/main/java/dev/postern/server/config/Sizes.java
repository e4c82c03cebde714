// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** Sizes as people write them: {@code 500MB} (powers of 1000), {@code 2GiB} (powers of 1024). */
final class Sizes {
    private static final Map<String, Long> UNITS = new LinkedHashMap<>();

    static {
        long decimal = 1;
        long binary = 1;
        for (String unit : new String[] {"", "k", "M", "G", "T"}) {
            UNITS.put(unit + "B", decimal);
            if (!unit.isEmpty()) {
                UNITS.put(unit.replace('k', 'K') + "iB", binary);
            }
            decimal *= 1000;
            binary *= 1024;
        }
        UNITS.put("KB", 1000L);
    }

    private Sizes() {}

    /**
     * Reads a number of bytes.
     *
     * @throws IllegalArgumentException when it is none, or beyond what a {@code long} holds
     */
    static long parse(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        Long unit = UNITS.get(text.substring(digits).strip());
        if (digits > 0 && unit != null) {
            try {
                return Math.multiplyExact(Long.parseLong(text.substring(0, digits)), unit);
            } catch (ArithmeticException | NumberFormatException tooLarge) {
                // as for one that is no number
            }
        }
        throw new IllegalArgumentException("'" + Values.shortened(text)
                + "' is no size; write a number and kB, MB, GB, TB or KiB, MiB, GiB, TiB, e.g. 10GB");
    }

    /** The shortest text that {@link #parse} reads as this size. */
    static String text(long bytes) {
        String best = bytes + "B";
        for (Map.Entry<String, Long> unit : UNITS.entrySet()) {
            String text = bytes / unit.getValue() + unit.getKey();
            if (bytes % unit.getValue() == 0 && text.length() < best.length()) {
                best = text;
            }
        }
        return best;
    }
}
