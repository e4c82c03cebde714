// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PrivateNetTest {
    private final IntelSnapshot.Builder builder = IntelSnapshot.builder();

    @Test
    void theNarrowestNetworkNamesTheAddress() {
        IntelSnapshot intel = builder.privateNet("company", "10.0.0.0/8")
                .privateNet("cluster", "10.20.0.0/16")
                .privateNet("cluster", "fd00:20::/32")
                .privateNet("jump host", "10.20.0.7")
                .build();
        assertThat(intel.privateNet(Addresses.ip("10.1.1.1"))).isEqualTo("company");
        assertThat(intel.privateNet(Addresses.ip("10.20.255.255"))).isEqualTo("cluster");
        assertThat(intel.privateNet(Addresses.ip("fd00:20::1"))).isEqualTo("cluster");
        assertThat(intel.privateNet(Addresses.ip("10.20.0.7"))).isEqualTo("jump host");
        assertThat(intel.privateNet(Addresses.ip("192.168.0.1"))).isNull();
    }

    @Test
    void refusesWhatIsNoNetwork() {
        assertThatThrownBy(() -> builder.privateNet("office", "10.0.0.0/40"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'10.0.0.0/40' is no network; expected for example 10.20.0.0/16");
    }

    @Test
    void refusesTwoNamesForOneNetworkButNotOneNameTwice() {
        builder.privateNet("office", "10.1.0.0/16").privateNet("office", "10.1.0.0/16");
        assertThatThrownBy(() -> builder.privateNet("lab", "10.1.2.3/16"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("10.1.2.3/16 is already named office");
    }
}
