// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.sigv4;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a signature is good for.
 *
 * @param keyId id of the access key
 * @param date eight digits
 * @param region any
 * @param service to be {@code guardduty}
 */
record CredentialScope(String keyId, String date, String region, String service) {
    private static final String END = "aws4_request";
    private static final int PARTS = 5;

    /** Reads {@code KEYID/20261122/eu-west-1/guardduty/aws4_request}; null when it is not of that form. */
    static @Nullable CredentialScope parse(String text) {
        List<String> parts = List.of(text.split("/", -1));
        if (parts.size() != PARTS || !parts.get(PARTS - 1).equals(END) || parts.contains("")) {
            return null;
        }
        return new CredentialScope(parts.get(0), parts.get(1), parts.get(2), parts.get(3));
    }

    /** The key for these days, this region and this service, made from a secret. */
    byte[] signingKey(String secret) {
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : List.of(date, region, service, END)) {
            key = Hash.keyed(key, part);
        }
        return key;
    }

    /** Without the key's id. */
    @Override
    public String toString() {
        return date + "/" + region + "/" + service + "/" + END;
    }
}
