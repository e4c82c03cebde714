// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.Cidr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7,            203.0.113.7,   203.0.113.7",
        "203.0.113.7/24,         203.0.113.0,   203.0.113.255",
        "0.0.0.0/0,              0.0.0.0,       255.255.255.255",
        "198.51.100.9/32,        198.51.100.9,  198.51.100.9",
        "2001:db8::/32,          2001:db8::,    2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
        "2001:db8::1/64,         2001:db8::,    2001:db8::ffff:ffff:ffff:ffff",
        "2001:db8::ff/121,       2001:db8::80,  2001:db8::ff",
        "2001:db8::1/128,        2001:db8::1,   2001:db8::1",
        "::/0,                   ::,            ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "::ffff:203.0.113.7/120, 203.0.113.0,   203.0.113.255",
    })
    void holdsAllAddressesOfTheNetwork(String text, String first, String last) {
        assertThat(AddressRange.of(Addresses.cidr(text)))
                .isEqualTo(new AddressRange(Addresses.ip(first), Addresses.ip(last)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/8",
                "1.2.3.4/",
                "1.2.3.4/33",
                "1.2.3.4/-1",
                "1.2.3.4/+8",
                "1.2.3.4/8/8",
                "::/129",
                "::/1280",
                "1.2.3.4/99999999999999999999",
                "1.2.3/24",
                "example.com",
                "1.2.3.4/٨"
            })
    void refusesWhatIsNoNetwork(String text) {
        assertThat(Cidr.parse(text)).isNull();
    }

    @Test
    void knowsWhetherHostBitsAreSet() {
        assertThat(Addresses.cidr("203.0.113.7/24").hasHostBits()).isTrue();
        assertThat(Addresses.cidr("203.0.113.0/24").hasHostBits()).isFalse();
        assertThat(Addresses.cidr("203.0.113.7").hasHostBits()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "11.0.0.0/8, false",
        "12.0.0.0/7, true",
        "2001::/19, false",
        "2000::/18, true",
        "::/0, true",
        "0.0.0.0/0, true",
        "2001:db8::1, false"
    })
    void isTooWideBeyondSlash8AndSlash19(String text, boolean tooWide) {
        assertThat(AddressRange.of(Addresses.cidr(text)).isTooWide()).isEqualTo(tooWide);
    }

    @Test
    void oneAddressMoreThanASlash8IsTooWide() {
        assertThat(new AddressRange(Addresses.ip("11.0.0.1"), Addresses.ip("12.0.0.0")).isTooWide())
                .isFalse();
        assertThat(new AddressRange(Addresses.ip("11.0.0.0"), Addresses.ip("12.0.0.0")).isTooWide())
                .isTrue();
    }
}
