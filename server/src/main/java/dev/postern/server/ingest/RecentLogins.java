// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The last lines of a spool, each known by eight bytes of a hash that nobody else can compute: what is sent again is found here.
 * Not for several threads at once.
 */
final class RecentLogins {
    /** So many are known. */
    static final int MOST = 1 << 16;

    private final byte[] salt = new byte[16];
    private final Set<Long> known = new LinkedHashSet<>();

    RecentLogins() {
        new SecureRandom().nextBytes(salt);
    }

    /**
     * Learns what the files of a spool hold.
     *
     * @param files the oldest first
     */
    static RecentLogins of(List<Path> files) throws IOException {
        RecentLogins recent = new RecentLogins();
        for (Path file : files) {
            // Bytes that a disk has damaged are replaced; they must not keep a start from succeeding.
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    recent.add(line);
                }
            }
        }
        return recent;
    }

    boolean has(String line) {
        return known.contains(hash(line));
    }

    /** Remembers a line; returns whether it is new. */
    boolean add(String line) {
        boolean added = known.add(hash(line));
        if (known.size() > MOST) {
            Iterator<Long> oldest = known.iterator();
            oldest.next();
            oldest.remove();
        }
        return added;
    }

    void remove(String line) {
        known.remove(hash(line));
    }

    private long hash(String line) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(salt);
            byte[] digest = sha.digest(line.getBytes(StandardCharsets.UTF_8));
            long hash = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                hash = hash << 8 | (digest[i] & 0xFF);
            }
            return hash;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
