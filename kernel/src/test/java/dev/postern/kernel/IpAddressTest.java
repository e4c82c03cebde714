// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "::ffff:192.0.2.1, 192.0.2.1",
        "::1, ::1",
        "::, ::",
        "2001:DB8::0001, 2001:db8::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "1:0:0:2:0:0:0:3, 1:0:0:2::3",
        "[fe80::1%eth0], fe80::1",
        "64:ff9b::1.2.3.4, 64:ff9b::102:304",
        "0:0:0:0:0:0:0:1, ::1",
        "1::, 1::",
    })
    void reads_all_forms_and_writes_the_canonical_one(String text, String canonical) {
        assertThat(IpAddress.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "01.2.3.4",
                "1.2.3.4 ",
                ":",
                ":::",
                "1:2",
                "1::2::3",
                "g::",
                "12345::",
                "1:2:3:4:5:6:7:8:9",
                "[1.2.3.4]",
                "::1%",
                "1:2:3:4:5:6:7:",
                "::1.2.3",
                "1.2.3.4:5432",
                "localhost"
            })
    void refuses_what_is_no_address(String text) {
        assertThat(IpAddress.parse(text)).isNull();
    }

    @Test
    void agrees_with_the_platform_on_random_addresses() throws UnknownHostException {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[16];
            for (int b = 0; b < 16; b++) {
                bytes[b] = random.nextInt(3) == 0 ? (byte) random.nextInt(256) : 0;
            }
            bytes[0] = 0x20;
            InetAddress platform = InetAddress.getByAddress(bytes);
            IpAddress ours = IpAddress.parse(platform.getHostAddress());

            assertThat(ours).isNotNull();
            assertThat(InetAddress.getByName(String.valueOf(ours))).isEqualTo(platform);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, PRIVATE",
        "172.16.0.1, PRIVATE",
        "172.32.0.1, PUBLIC",
        "192.168.1.1, PRIVATE",
        "100.64.0.1, CGNAT",
        "127.9.9.9, LOOPBACK",
        "169.254.1.1, LINK_LOCAL",
        "224.0.0.1, MULTICAST",
        "0.0.0.0, UNSPECIFIED",
        "203.0.113.5, PUBLIC",
        "::1, LOOPBACK",
        "fd00::1, PRIVATE",
        "fe80::1, LINK_LOCAL",
        "ff02::1, MULTICAST",
        "2001:db8::1, PUBLIC",
        "::ffff:10.0.0.1, PRIVATE",
    })
    void knows_the_scope(String text, AddressScope scope) {
        assertThat(AddressScope.of(IpAddress.parse(text))).isEqualTo(scope);
    }

    @Test
    void cuts_to_networks() {
        assertThat(IpAddress.parse("203.0.113.77").network(96 + 24)).hasToString("203.0.113.0");
        assertThat(IpAddress.parse("2001:db8:1:2::3").network(48)).hasToString("2001:db8:1::");
    }
}
