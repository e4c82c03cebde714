// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.ingest;

import dev.postern.server.config.Config;
import dev.postern.server.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which token may send to which databases. Only hashes of tokens are kept. */
final class Tokens {
    private static final String HASHED = "sha256:";
    private static final String SCHEME = "bearer ";
    private static final int LONGEST = 1_024;

    private final List<Token> tokens = new ArrayList<>();

    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    private record Token(byte[] sha256, Set<String> databases) {}

    Tokens(List<Config.Database> databases) {
        for (Config.Database database : databases) {
            for (Secret secret : database.ingestTokens()) {
                add(secret.value(), database.id());
            }
        }
    }

    private void add(String token, String database) {
        byte[] hash = token.startsWith(HASHED)
                ? HexFormat.of().parseHex(token.substring(HASHED.length()))
                : sha256(token.getBytes(StandardCharsets.UTF_8));
        Optional<Token> known =
                tokens.stream().filter(each -> Arrays.equals(each.sha256, hash)).findFirst();
        if (known.isPresent()) {
            known.get().databases.add(database);
        } else {
            tokens.add(new Token(hash, new TreeSet<>(Set.of(database))));
        }
    }

    /** Databases that the bearer of an {@code Authorization} header may send to; none when it has no token that is known. */
    Set<String> databases(@Nullable String authorization) {
        if (authorization == null
                || authorization.length() > LONGEST
                || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Set.of();
        }
        byte[] hash = sha256(authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8));
        Set<String> found = Set.of();
        for (Token each : tokens) { // all of them, so that the time tells nothing
            found = MessageDigest.isEqual(each.sha256, hash) ? each.databases : found;
        }
        return found;
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
