// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.kernel.IpAddress;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    private static IpAddress address(String text) {
        return Objects.requireNonNull(IpAddress.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7, 192.0.2.8",
        "192.0.2.0/24, 192.0.2.255, 192.0.3.0",
        "0.0.0.0/0, 203.0.113.9, 2001:db8::1",
        "2001:db8::/32, 2001:db8:ffff::1, 2001:db9::1",
        "2001:db8::1, 2001:db8::1, 2001:db8::2"
    })
    void itHoldsItsAddressesAndNoOthers(String text, String inside, String outside) {
        Network network = Network.parse(text);

        assertThat(network.contains(address(inside))).isTrue();
        assertThat(network.contains(address(outside))).isFalse();
        assertThat(network).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "db.example",
                "192.0.2.7/24",
                "192.0.2.0/33",
                "192.0.2.0/",
                "192.0.2.0/-1",
                "192.0.2.0/2x",
                "2001:db8::/129",
                "192.0.2.0/24/8",
                "192.0.2"
            })
    void whatIsNoNetworkIsRefusedWithWhatToWrite(String text) {
        assertThatThrownBy(() -> Network.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + text + "' is no address and no network; write 192.0.2.7");
    }
}
