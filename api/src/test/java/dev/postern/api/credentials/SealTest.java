// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SealTest {
    private final SecureRandom random = new SecureRandom();
    private final Seal seal = new Seal(new byte[Seal.KEY_BYTES], random);

    @Test
    void what_is_sealed_is_opened_and_looks_different_each_time() throws Exception {
        String sealed = seal.seal("wJalrXUtnFEMI", "AKIA1");

        assertThat(seal.open(sealed, "AKIA1")).isEqualTo("wJalrXUtnFEMI");
        assertThat(seal.seal("wJalrXUtnFEMI", "AKIA1")).isNotEqualTo(sealed);
        assertThat(new String(Base64.getDecoder().decode(sealed), StandardCharsets.ISO_8859_1))
                .doesNotContain("wJalr");
    }

    @Test
    void a_seal_of_another_key_or_purpose_does_not_open() {
        byte[] other = new byte[Seal.KEY_BYTES];
        other[0] = 1;
        String sealed = seal.seal("secret", "AKIA1");

        assertThatThrownBy(() -> new Seal(other, random).open(sealed, "AKIA1"))
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> seal.open(sealed, "AKIA2")).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void every_changed_bit_counts() {
        byte[] sealed = Base64.getDecoder().decode(seal.seal("secret", "AKIA1"));
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> seal.open(Base64.getEncoder().encodeToString(changed), "AKIA1"))
                    .isInstanceOf(GeneralSecurityException.class);
        }
        for (String none : new String[] {"", "AAAA", "not Base64!"}) {
            assertThatThrownBy(() -> seal.open(none, "AKIA1")).isInstanceOf(GeneralSecurityException.class);
        }
    }

    @Test
    void a_key_has_32_bytes() {
        assertThatThrownBy(() -> new Seal(new byte[16], random)).hasMessageContaining("32 bytes");
    }
}
