// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizesTest {
    @ParameterizedTest
    @CsvSource({"0B,0", "5B,5", "1kB,1000", "1KB,1000", "3KiB,3072", "10GB,10000000000", "2 TiB,2199023255552"})
    void sizes_are_read(String text, long bytes) {
        assertThat(Sizes.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "GB", "-1GB", "1.5GB", "10 gb", "99999999999999999999B", "9999999999TB"})
    void other_texts_are_refused(String text) {
        assertThatThrownBy(() -> Sizes.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no size");
    }

    @Test
    void a_size_is_written_as_short_as_it_can_be() {
        assertThat(Sizes.text(10_000_000_000L)).isEqualTo("10GB");
        assertThat(Sizes.text(1536L << 20)).isEqualTo("1536MiB");
        assertThat(Sizes.text(1001)).isEqualTo("1001B");
        assertThat(Sizes.text(0)).isEqualTo("0B");
    }
}
