// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BodyTest {
    private final AtomicLong nanos = new AtomicLong();

    private static InputStream trickle(AtomicLong nanos) {
        return new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                nanos.addAndGet(20_000_000_000L);
                bytes[from] = 'x';
                return 1;
            }
        };
    }

    @Test
    void a_body_that_trickles_in_is_given_up() {
        assertThatThrownBy(() -> Body.readAll(trickle(nanos), nanos::get))
                .isInstanceOfSatisfying(
                        Body.RefusedException.class, e -> assertThat(e.code()).isEqualTo(408));
    }

    @Test
    void a_body_is_read_to_its_longest() throws Exception {
        byte[] longest = new byte[Body.MAX_BYTES];
        assertThat(Body.readAll(new ByteArrayInputStream(longest), nanos::get)).isEqualTo(longest);
        assertThatThrownBy(() -> Body.readAll(new ByteArrayInputStream(new byte[Body.MAX_BYTES + 1]), nanos::get))
                .isInstanceOfSatisfying(
                        Body.RefusedException.class, e -> assertThat(e.code()).isEqualTo(413));
    }
}
