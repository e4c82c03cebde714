// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The logs of one server under {@code src/test/resources/mysql}, and which bytes of them each case has written. */
record GoldenCases(List<Case> cases, Logs logs) {
    private static final Map<String, GoldenCases> READ = new ConcurrentHashMap<>();

    /**
     * One kind of login.
     *
     * @param outcome what the client saw; null when it says nothing of a single login
     * @param user the name sent, empty when not known
     * @param address where the client was, empty when not known
     * @param ranges by log, offset and length of what the case has written
     */
    record Case(String name, @Nullable Outcome outcome, String user, String address, Map<String, long[]> ranges) {
        boolean isSilent() {
            return ranges.values().stream().allMatch(range -> range[1] == 0);
        }

        /** Whether an event shows this user and address, as far as its log can: the error log cuts names and drops places. */
        boolean isOf(LoginEvent event, boolean errorLog) {
            String place = event.remoteIp() == null
                    ? event.remoteHost()
                    : event.remoteIp().toString();
            boolean placed = address.isEmpty() || address.equals(place) || (errorLog && place == null);
            String found = Objects.requireNonNullElse(event.user(), "");
            String cut = user.codePointCount(0, user.length()) > 48
                    ? user.substring(0, user.offsetByCodePoints(0, 48))
                    : user;
            boolean named = found.equals(user)
                    || user.isEmpty()
                    || (errorLog && (found.isEmpty() || cut.replace('\n', ' ').startsWith(found.replace('\n', ' '))));
            return placed && named;
        }

        private boolean wrote(LoginEvent event) {
            long[] range = ranges.get(event.opened().file());
            long offset = event.opened().offset();
            return range != null && offset >= range[0] && offset < range[0] + range[1];
        }
    }

    /** Reads "server log log…". */
    static GoldenCases of(String set) {
        return READ.computeIfAbsent(set, GoldenCases::read);
    }

    private static GoldenCases read(String set) {
        List<String> words = Arrays.asList(set.split(" ", -1));
        String server = words.get(0);
        List<String> names = words.subList(1, words.size());
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : names) {
            files.put(name, bytes(server + "/" + name + ".log.gz"));
        }
        String[] lines = new String(bytes(server + "/cases.tsv"), StandardCharsets.UTF_8).split("\n", -1);
        List<String> columns = Arrays.asList(lines[0].split("\t", -1));
        List<Case> cases = new ArrayList<>();
        for (String line : Arrays.asList(lines).subList(1, lines.length - 1)) {
            String[] cells = line.split("\t", -1);
            Map<String, long[]> ranges = new LinkedHashMap<>();
            for (String name : names) {
                String[] range = cells[columns.indexOf(name)].split(":", -1);
                ranges.put(name, new long[] {Long.parseLong(range[0]), Long.parseLong(range[1])});
            }
            cases.add(new Case(cells[0], outcome(cells[1]), unescape(cells[2]), cells[3], ranges));
        }
        return new GoldenCases(cases, Logs.read(files));
    }

    /** The events of a case. */
    List<LoginEvent> logins(Case each) {
        return logs.logins.stream().filter(each::wrote).toList();
    }

    private static @Nullable Outcome outcome(String text) {
        return switch (text) {
            case "SUCCESS", "SUCCESS+FAILED" -> Outcome.SUCCESS;
            case "FAILED" -> Outcome.FAILED;
            case "INCOMPLETE" -> Outcome.INCOMPLETE;
            default -> null;
        };
    }

    static byte[] bytes(String path) {
        try (InputStream in = Objects.requireNonNull(GoldenCases.class.getResourceAsStream("/mysql/" + path), path);
                InputStream plain = path.endsWith(".gz") ? new GZIPInputStream(in) : in) {
            return plain.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unescape(String text) {
        return text.replace("\\n", "\n")
                .replace("\\r", "\r")
                .replace("\\t", "\t")
                .replace("\\\\", "\\");
    }

    static String show(List<LoginEvent> events) {
        StringBuilder out = new StringBuilder();
        for (LoginEvent event : events) {
            out.append(event.outcome())
                    .append(' ')
                    .append(event.user())
                    .append('@')
                    .append(event.remoteIp());
            out.append('/')
                    .append(event.remoteHost())
                    .append(' ')
                    .append(event.reason())
                    .append(event.marks());
            out.append("; ");
        }
        return out.toString();
    }
}
