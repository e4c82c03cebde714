// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.kernel.Cidr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses fulfil a STIX pattern by themselves. */
class StixPatternTest {

    private static String addresses(String pattern) throws StixPatternException {
        StringBuilder out = new StringBuilder();
        for (Cidr cidr : new StixPattern(pattern).addresses()) {
            int length = cidr.address().isV4() ? cidr.prefixLength() - 96 : cidr.prefixLength();
            out.append(out.isEmpty() ? "" : " ")
                    .append(cidr.address())
                    .append('/')
                    .append(length);
        }
        return out.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            [ipv4-addr:value = '203.0.113.1']                                       | 203.0.113.1/32
            [ipv4-addr:value='203.0.113.1']                                         | 203.0.113.1/32
            [ipv4-addr:value == '203.0.113.1'] WITHIN 5 SECONDS                     | 203.0.113.1/32
            [ipv4-addr:value = '203.0.113.1'] REPEATS 1 TIMES                       | 203.0.113.1/32
            ([ipv6-addr:value = '2001:db8::7'])                                     | 2001:db8::7/128
            [ipv4-addr:value ISSUBSET '198.51.100.0/24']                            | 198.51.100.0/24
            [(ipv4-addr:value = '203.0.113.1' OR ipv4-addr:value = '203.0.113.2')]  | 203.0.113.1/32 203.0.113.2/32
            [ipv4-addr:value = '203.0.113.1'] OR [ipv6-addr:value = '2001:db8::7']  | 203.0.113.1/32 2001:db8::7/128
            [ipv4-addr:value IN ('203.0.113.1', '203.0.113.2')]                     | 203.0.113.1/32 203.0.113.2/32
            [network-traffic:src_ref.type = 'ipv4-addr' AND network-traffic:src_ref.value = '203.0.113.1'] | 203.0.113.1/32
            """)
    void namesAddresses(String pattern, String expected) throws Exception {
        assertThat(addresses(pattern)).isEqualTo(expected);
        assertThat(new StixPattern(pattern).isPartial()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[ipv4-addr:value = '203.0.113.1' AND network-traffic:dst_port = 22]",
                "[ipv4-addr:value = '203.0.113.1'] AND [ipv4-addr:value = '203.0.113.2']",
                "[ipv4-addr:value = '203.0.113.1'] FOLLOWEDBY [ipv4-addr:value = '203.0.113.2']",
                "[ipv4-addr:value = '203.0.113.1'] REPEATS 5 TIMES",
                "[ipv4-addr:value = '203.0.113.1'] START t'2026-01-01T00:00:00Z' STOP t'2026-02-01T00:00:00Z'",
                "[ipv4-addr:value != '203.0.113.1']",
                "[ipv4-addr:value NOT = '203.0.113.1']",
                "[NOT ipv4-addr:value = '203.0.113.1']",
                "[ipv4-addr:value NOT IN ('203.0.113.1')]",
                "[ipv4-addr:value LIKE '203.0.113.%']",
                "[ipv4-addr:value MATCHES '203.*']",
                "[ipv4-addr:value ISSUPERSET '203.0.113.1/32']"
            })
    void namesNoneWhenAnAddressAloneIsNotEnough(String pattern) throws Exception {
        assertThat(addresses(pattern)).isEmpty();
        assertThat(new StixPattern(pattern).issue()).isEqualTo(LineIssue.NEEDS_MORE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[domain-name:value = 'example.com']",
                "[file:hashes.'SHA-256' = 'aa' OR file:hashes.MD5 = 'bb']",
                "[EXISTS windows-registry-key:values[*].data]",
                "[network-traffic:protocols[0] = 'tcp' AND network-traffic:dst_port IN (22, 5432)]",
                "[network-traffic:src_ref.type = 'ipv4-addr']",
                "[file:size > 10 AND file:size <= 20.5 AND file:created <> t'2026-01-01T00:00:00Z']"
            })
    void readsPatternsAboutOtherThings(String pattern) throws Exception {
        assertThat(addresses(pattern)).isEmpty();
        assertThat(new StixPattern(pattern).issue()).isEqualTo(LineIssue.OTHER_KIND);
    }

    @Test
    void takesTheAddressesOutOfAnOrWithOtherThings() throws Exception {
        StixPattern pattern =
                new StixPattern("[ipv4-addr:value = '203.0.113.1' OR domain-name:value = 'it\\'s \\\\ odd']");
        assertThat(pattern.addresses()).containsExactly(Addresses.cidr("203.0.113.1"));
        assertThat(pattern.isPartial()).isTrue();
    }

    @Test
    void saysThatAnAddressIsNone() throws Exception {
        assertThat(new StixPattern("[ipv4-addr:value = '203.0.113.300']").issue())
                .isEqualTo(LineIssue.NOT_AN_ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ipv4-addr:value = '203.0.113.1'",
                "[ipv4-addr:value = '203.0.113.1'",
                "[ipv4-addr:value = '203.0.113.1]",
                "[ipv4-addr:value = ]",
                "[ipv4-addr:value '203.0.113.1']",
                "[ipv4-addr:value = '203.0.113.1'] x",
                "[ipv4-addr:value = '203.0.113.1'] OR",
                "[ipv4-addr:value IN '203.0.113.1']",
                "[a[0 = 'x']",
                "[]",
                "()"
            })
    void refusesWhatIsNoPattern(String text) {
        assertThatThrownBy(() -> new StixPattern(text)).isInstanceOf(StixPatternException.class);
    }

    @Test
    void refusesDeepNestingWithoutRunningOutOfStack() {
        String deep = "(".repeat(100_000);
        assertThatThrownBy(() -> new StixPattern(deep)).isInstanceOf(StixPatternException.class);
        assertThatThrownBy(() -> new StixPattern("[" + deep)).isInstanceOf(StixPatternException.class);
    }
}
