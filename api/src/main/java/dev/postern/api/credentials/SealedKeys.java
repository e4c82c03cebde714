// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.credentials;

import dev.postern.api.sigv4.AccessKey;
import dev.postern.api.sigv4.AccessKeys;
import dev.postern.store.Credentials;
import dev.postern.store.Credentials.Credential;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Access keys in a store, sealed. A key that is made or removed by another process counts from then on. */
public final class SealedKeys implements AccessKeys {
    private static final Logger LOG = LoggerFactory.getLogger(SealedKeys.class);
    private static final String ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String SECRET_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    /** The prefix of AWS's own long-lived keys: clients and scanners for leaked secrets know it. */
    private static final String PREFIX = "AKIA";

    private static final int ID_LENGTH = 16;
    private static final int SECRET_LENGTH = 40;

    private final Credentials credentials;
    private final Seal seal;
    private final SecureRandom random;

    public SealedKeys(Credentials credentials, Seal seal, SecureRandom random) {
        this.credentials = credentials;
        this.seal = seal;
        this.random = random;
    }

    /** Makes a key: 80 random bits of id, 240 of secret. */
    public AccessKey create(String account, Role role, Instant now) {
        String id = PREFIX + letters(ID_LETTERS, ID_LENGTH);
        String secret = letters(SECRET_LETTERS, SECRET_LENGTH);
        credentials.add(new Credential(
                id, account, role.name(), seal.seal(secret, id), ChronoUnit.MICROS.between(Instant.EPOCH, now)));
        return new AccessKey(id, secret, account, role == Role.ADMINISTRATOR);
    }

    private String letters(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        random.ints(length, 0, alphabet.length()).forEach(i -> text.append(alphabet.charAt(i)));
        return text.toString();
    }

    @Override
    public @Nullable AccessKey find(String id) {
        Credential known = credentials.find(id);
        if (known == null) {
            return null;
        }
        try {
            String secret = seal.open(known.sealed(), id);
            return new AccessKey(id, secret, known.account(), known.role().equals(Role.ADMINISTRATOR.name()));
        } catch (GeneralSecurityException e) {
            LOG.error("the access key {} was sealed with another key than Postern has now", id);
            return null;
        }
    }
}
