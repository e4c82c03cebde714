// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SignatureTest {

    /** The value is OpenSSL's: {@code printf %s '1795348800.{"a":1}' | openssl dgst -sha256 -hmac 's3cret-ü'}. */
    @Test
    void it_is_what_openssl_computes() {
        byte[] body = "{\"a\":1}".getBytes(StandardCharsets.US_ASCII);

        assertThat(Signature.of("s3cret-ü", 1_795_348_800L, body))
                .isEqualTo("t=1795348800,v1=c2712fa99af84f2917ac62534a54fcc80e0ab7f3b455d0f30a356ecc17c93387");
    }
}
