// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.follow;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Names that lines carry. They depend on contents and on the row of generations alone, so that a line that is read again, from
 * a file that has been renamed or compressed since, carries the same name.
 *
 * <ul>
 *   <li>A dated file has its path, without compression suffix: {@code /logs/postgresql-2026-11-22.log}.
 *   <li>Files that are written under one name have it with 12 hex digits of their first line's hash: {@code
 *       /logs/postgresql.log@1f3a9c20b7d4}.
 *   <li>Where a name has been used by one of the generations before, a number follows: {@code
 *       /logs/general.log@5d41402abc4b@2}, of a server that begins each file with the same banner.
 * </ul>
 */
final class GenerationName {
    /** Bytes of the first line that count. */
    private static final int FIRST_LINE = 256;

    private GenerationName() {}

    /** The name of the generation that begins with these bytes, which hold the first line or as much of it as counts. */
    static String of(LogOnDisk file, byte[] head, List<Done> before) {
        String name = plain(file, head);
        int highest = 0;
        for (Done done : before) {
            highest = Math.max(highest, ordinal(done.name(), name));
        }
        return highest == 0 ? name : name + "@" + (highest + 1);
    }

    /** The name without the number that may follow. */
    static String plain(LogOnDisk file, byte[] head) {
        return file.dated() ? file.nameBase() : file.nameBase() + "@" + id(head);
    }

    private static String id(byte[] head) {
        int length = Math.min(head.length, FIRST_LINE);
        for (int i = 0; i < length; i++) {
            if (head[i] == '\n') {
                length = i + 1;
            }
        }
        long hash = Fingerprint.hash(Arrays.copyOf(head, length), length);
        return String.format(Locale.ROOT, "%012x", hash >>> 16);
    }

    /** Which one of this name another name is, from 1; 0 when it is of another one. */
    static int ordinal(String used, String name) {
        if (used.equals(name)) {
            return 1;
        }
        if (!used.startsWith(name + "@")) {
            return 0;
        }
        try {
            return Integer.parseInt(used, name.length() + 1, used.length(), 10);
        } catch (NumberFormatException other) {
            return 0;
        }
    }
}
