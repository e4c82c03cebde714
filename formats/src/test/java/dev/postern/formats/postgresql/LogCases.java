// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Logs that real servers wrote while one thing was done to them, with what was done. A file holds the cases of one version: a
 * line of tab-separated format, name, intention, attempts and length, then as many bytes of log. The attempts were read from
 * the csvlog of the same case by other means ({@code OUTCOME|user|address|database}, percent-encoded bytes).
 */
final class LogCases {
    private LogCases() {}

    /** One case in one format. */
    static final class Case {
        private final String version;
        private final String format;
        private final String name;
        private final List<String> attempts;
        private final byte[] log;

        Case(String version, String format, String name, List<String> attempts, byte[] log) {
            this.version = version;
            this.format = format;
            this.name = name;
            this.attempts = attempts;
            this.log = log;
        }

        String format() {
            return format;
        }

        String name() {
            return name;
        }

        List<String> attempts() {
            return attempts;
        }

        byte[] log() {
            return log;
        }

        @Override
        public String toString() {
            return version + " " + format + " " + name;
        }
    }

    static List<Case> of(String version) {
        byte[] all;
        try (InputStream in = LogCases.class.getResourceAsStream("/postgresql/" + version + ".cases.gz");
                GZIPInputStream unpacked = new GZIPInputStream(in)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            unpacked.transferTo(out);
            all = out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Case> cases = new ArrayList<>();
        int at = 0;
        while (at < all.length) {
            int end = at;
            while (all[end] != '\n') {
                end++;
            }
            String[] head = new String(all, at, end - at, StandardCharsets.US_ASCII).split("\t", -1);
            int from = end + 1;
            at = from + Integer.parseInt(head[4]);
            List<String> attempts = head[3].isEmpty() ? List.of() : List.of(head[3].split(" "));
            cases.add(new Case(version, head[0], head[1], attempts, Arrays.copyOfRange(all, from, at)));
        }
        return cases;
    }

    /** A name of an attempt as a log reader decodes it. */
    static String decode(String encoded) {
        byte[] bytes = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.ISO_8859_1)
                .getBytes(StandardCharsets.ISO_8859_1);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
