// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.measure;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The last logins of each of 4,096 sources: at least 512, and at most 8,192 of the last five minutes. */
final class Recent {
    private static final int LOGINS = 512;
    private static final int MOST_LOGINS = 8192;
    private static final long RECENT_MICROS = 300_000_000L;
    private static final int SOURCES = 4096;

    private final Map<Object, ArrayDeque<Fed>> bySource = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, ArrayDeque<Fed>> eldest) {
            return size() > SOURCES;
        }
    };

    void add(Fed login) {
        Object source = login.source();
        if (source == null) {
            return;
        }
        ArrayDeque<Fed> logins = bySource.computeIfAbsent(source, key -> new ArrayDeque<>(2));
        logins.addLast(login);
        while (logins.size() > LOGINS
                && (logins.size() > MOST_LOGINS
                        || login.micros() - logins.getFirst().micros() > RECENT_MICROS)) {
            logins.removeFirst();
        }
    }

    /** The logins of the source, the latest first. */
    Iterator<Fed> of(Object source) {
        ArrayDeque<Fed> logins = bySource.get(source);
        return (logins == null ? new ArrayDeque<Fed>(0) : logins).descendingIterator();
    }
}
