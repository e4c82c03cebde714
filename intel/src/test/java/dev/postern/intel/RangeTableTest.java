// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.Cidr;
import dev.postern.kernel.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table against the plain meaning of its words: of all ranges that hold an address the narrowest, first added, wins. */
class RangeTableTest {
    private static final int MILLION = 1_000_000;

    private record Named(AddressRange range, int value) {}

    private final List<Named> added = new ArrayList<>();
    private final RangeTable.Builder builder = new RangeTable.Builder();

    private void add(AddressRange range) {
        builder.add(range, added.size());
        added.add(new Named(range, added.size()));
    }

    private void add(String cidr) {
        add(AddressRange.of(Addresses.cidr(cidr)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void agreesWithANaiveScanOverCrowdedIpv4Ranges(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            int a = random.nextInt(2000);
            int b = random.nextInt(2000);
            add(new AddressRange(v4(Math.min(a, b)), v4(Math.max(a, b))));
        }
        for (int i = 0; i < 100; i++) {
            add(AddressRange.of(new Cidr(v4(random.nextInt(2000)), 96 + 22 + random.nextInt(11))));
        }
        RangeTable table = builder.build();
        for (int i = -2; i < 2050; i++) {
            assertThat(table.find(v4(i))).as("address %s", v4(i)).isEqualTo(naive(v4(i)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void agreesWithANaiveScanOverRangesOfAllWidthsInBothFamilies(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            add(AddressRange.of(randomCidr(random)));
            AddressRange between = AddressRange.between(randomAddress(random), randomAddress(random));
            if (between != null) {
                add(between);
            }
        }
        RangeTable table = builder.build();
        List<IpAddress> asked = new ArrayList<>();
        for (Named named : added) {
            asked.add(named.range.first());
            asked.add(named.range.last());
            asked.add(beside(named.range.first(), -1));
            asked.add(beside(named.range.last(), 1));
            asked.add(randomAddress(random));
        }
        for (IpAddress ip : asked) {
            assertThat(table.find(ip)).as("address %s", ip).isEqualTo(naive(ip));
        }
    }

    @Test
    void anEmptyTableHoldsNothing() {
        RangeTable table = builder.build();
        assertThat(table.find(ip("203.0.113.1"))).isEqualTo(RangeTable.NONE);
        assertThat(table.find(ip("2001:db8::1"))).isEqualTo(RangeTable.NONE);
        assertThat(table.size()).isZero();
    }

    @Test
    void wholeFamiliesReachBothEndsAndDoNotMix() {
        add("0.0.0.0/0");
        RangeTable table = builder.build();
        assertThat(table.find(ip("0.0.0.0"))).isZero();
        assertThat(table.find(ip("255.255.255.255"))).isZero();
        assertThat(table.find(ip("::"))).isEqualTo(RangeTable.NONE);

        add("::/0");
        table = builder.build();
        assertThat(table.find(ip("::"))).isEqualTo(1);
        assertThat(table.find(ip("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"))).isEqualTo(1);
        assertThat(table.find(ip("::ffff:203.0.113.9"))).isZero();
    }

    @Test
    void anIpv6NetworkAroundTheMappedAddressesHoldsNoIpv4() {
        add("::/80");
        RangeTable table = builder.build();
        assertThat(table.find(ip("::1234"))).isZero();
        assertThat(table.find(ip("203.0.113.9"))).isEqualTo(RangeTable.NONE);
    }

    @Test
    void neighboursOfOneValueAreJoined() {
        for (int i = 0; i < 256; i++) {
            builder.add(AddressRange.of(Addresses.cidr("198.51." + i + ".0/24")), 7);
            builder.add(AddressRange.of(Addresses.cidr("2001:db8:" + Integer.toHexString(i) + "::/48")), 7);
        }
        RangeTable table = builder.build();
        assertThat(table.size()).isEqualTo(2);
        assertThat(table.find(ip("198.51.77.1"))).isEqualTo(7);
        assertThat(table.find(ip("2001:db8:ff:ffff::1"))).isEqualTo(7);
        assertThat(table.find(ip("2001:db8:100::"))).isEqualTo(RangeTable.NONE);
    }

    @Test
    void aRangeAcrossSeveralSixtyFoursIsHeldWhole() {
        add(new AddressRange(ip("2001:db8:0:1::5"), ip("2001:db8:0:4::7")));
        add(new AddressRange(ip("2001:db8:0:8::5"), ip("2001:db8:0:9::7")));
        RangeTable table = builder.build();
        for (String inside : new String[] {"0:1::5", "0:1:ffff::", "0:2::", "0:3:ffff::1", "0:4::", "0:4::7"}) {
            assertThat(table.find(ip("2001:db8:" + inside))).as(inside).isZero();
        }
        for (String outside : new String[] {"0:1::4", "0:4::8", "0:5::", "0:8::4", "0:9::8"}) {
            assertThat(table.find(ip("2001:db8:" + outside))).as(outside).isEqualTo(RangeTable.NONE);
        }
        assertThat(table.find(ip("2001:db8:0:8:ffff:ffff:ffff:ffff"))).isEqualTo(1);
        assertThat(table.find(ip("2001:db8:0:9::7"))).isEqualTo(1);
    }

    @Test
    void manyRangesInsideOneSixtyFourAreFound() {
        for (int i = 0; i < 1000; i++) {
            add(new AddressRange(
                    new IpAddress(0x2001_0db8_0000_0000L, i * 10L),
                    new IpAddress(0x2001_0db8_0000_0000L, i * 10L + 4)));
        }
        RangeTable table = builder.build();
        for (int i = 0; i < 1000; i++) {
            assertThat(table.find(new IpAddress(0x2001_0db8_0000_0000L, i * 10L + 3)))
                    .isEqualTo(i);
            assertThat(table.find(new IpAddress(0x2001_0db8_0000_0000L, i * 10L + 5)))
                    .isEqualTo(RangeTable.NONE);
        }
    }

    @Test
    void aMillionPrefixesTakeLessThan32Megabytes() {
        Random random = new Random(9);
        for (int i = 0; i < MILLION; i++) {
            builder.add(AddressRange.of(new Cidr(IpAddress.v4(i << 8 | 1), 128)), i);
        }
        assertThat(builder.build().retainedBytes()).isBetween(12L * MILLION, 13L * MILLION);

        RangeTable.Builder networks = new RangeTable.Builder();
        RangeTable.Builder hosts = new RangeTable.Builder();
        for (int i = 0; i < MILLION; i++) {
            long high = 0x2000_0000_0000_0000L + ((long) i << 30);
            networks.add(AddressRange.of(new Cidr(new IpAddress(high, 0), 48)), i);
            hosts.add(AddressRange.of(new Cidr(new IpAddress(high, random.nextLong()), 128)), i);
        }
        assertThat(networks.build().retainedBytes()).isBetween(28L * MILLION, 29L * MILLION);
        assertThat(hosts.build().retainedBytes()).isBetween(28L * MILLION, 29L * MILLION);
    }

    @Test
    void deeplyNestedRangesStayLinearInMemory() {
        int n = 20_000;
        for (int i = 0; i < n; i++) {
            builder.add(new AddressRange(v4(i), v4(2 * n - i)), i);
        }
        RangeTable table = builder.build();
        assertThat(table.size()).isEqualTo(2 * n - 1);
        assertThat(table.find(v4(n))).isEqualTo(n - 1);
        assertThat(table.find(v4(2 * n))).isZero();
    }

    private int naive(IpAddress ip) {
        Named best = null;
        for (Named named : added) {
            boolean holds = named.range.isV4() == ip.isV4()
                    && named.range.first().compareTo(ip) <= 0
                    && named.range.last().compareTo(ip) >= 0;
            if (holds && (best == null || Addresses.width(named.range).compareTo(Addresses.width(best.range)) < 0)) {
                best = named;
            }
        }
        return best == null ? RangeTable.NONE : best.value;
    }

    private static Cidr randomCidr(Random random) {
        IpAddress ip = randomAddress(random);
        return new Cidr(ip, ip.isV4() ? 96 + random.nextInt(33) : random.nextInt(129));
    }

    /** Few different bits, so that ranges meet, nest and touch. */
    private static IpAddress randomAddress(Random random) {
        if (random.nextBoolean()) {
            return IpAddress.v4(random.nextInt() & 0x8000_F007);
        }
        IpAddress ip =
                new IpAddress(random.nextLong() & 0xA001_0000_0000_0003L, random.nextLong() & 0x8000_0000_0000_0107L);
        return ip;
    }

    private static IpAddress beside(IpAddress ip, int step) {
        return new IpAddress(ip.high(), ip.low() + step);
    }

    private static IpAddress v4(int bits) {
        return IpAddress.v4(bits);
    }

    private static IpAddress ip(String text) {
        return Addresses.ip(text);
    }
}
