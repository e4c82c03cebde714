// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pairs refusals that a log writes without a connection id (the error log up to MySQL 5.6, and a server that is full) with the
 * same refusals in another log: by code, user, place and time.
 */
final class Unnumbered {
    /** Both logs have a resolution of one second. */
    private static final long TOLERANCE = 2_000_000;

    /** The error log of MySQL cuts names to this many characters. */
    private static final int SHORTEST_NAME = 48;

    private static final int SWEEP = 4096;

    private final Map<String, ArrayDeque<Token>> tokens = new HashMap<>();

    /** A refusal that has not found its like. */
    private record Token(
            MysqlRecord.Origin origin,
            long micros,
            @Nullable Attempt attempt) {}

    /**
     * Looks for the same refusal in another log, and remembers this one when there is none.
     *
     * @param attempt what is to be given for this record when no other log tells of it; null when the record has an id and is
     *     given anyway
     * @return whether another log has told of it, so that it is not to be given
     */
    boolean told(MysqlRecord record, @Nullable Attempt attempt) {
        if (tokens.size() > SWEEP) {
            tokens.values().removeIf(queue -> queue.isEmpty() || isOld(queue.getLast(), record));
        }
        ArrayDeque<Token> queue = tokens.computeIfAbsent(key(record), key -> new ArrayDeque<>());
        for (Iterator<Token> all = queue.iterator(); all.hasNext(); ) {
            Token token = all.next();
            if (isOld(token, record)) {
                all.remove();
            } else if (token.origin != record.origin) {
                all.remove();
                if (token.attempt == null) {
                    return true;
                }
                if (attempt == null) {
                    token.attempt.given = true;
                    return false;
                }
                return true;
            } else {
                // All that wait under one key come from one log.
                break;
            }
        }
        queue.add(new Token(record.origin, record.timeMicros, attempt));
        return false;
    }

    private static boolean isOld(Token token, MysqlRecord record) {
        return record.timeMicros - token.micros > TOLERANCE;
    }

    private static String key(MysqlRecord record) {
        String user = record.user == null ? "" : record.user;
        String name = user.length() <= SHORTEST_NAME ? user : user.substring(0, SHORTEST_NAME);
        return record.code + "|" + (record.ip == null ? record.host : record.ip) + "|" + name;
    }
}
