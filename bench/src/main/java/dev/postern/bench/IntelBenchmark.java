// SPDX-License-Identifier: Apache-2.0
package dev.postern.bench;

import dev.postern.intel.IntelFileException;
import dev.postern.intel.IntelSnapshot;
import dev.postern.kernel.Intel;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.ListEntry;
import dev.postern.kernel.ListKind;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Time of a look-up in lists of many prefixes, for random IPv4 and IPv6 addresses (few of which are listed). */
@State(Scope.Thread)
public class IntelBenchmark extends NanosecondBenchmark {
    private static final int ADDRESSES = 1 << 16;

    @Param({"200000", "1000000"})
    private int prefixes = 200_000;

    private Intel intel = Intel.NONE;
    private final IpAddress[] v4 = new IpAddress[ADDRESSES];
    private final IpAddress[] v6 = new IpAddress[ADDRESSES];
    private int next;

    /** Generates the list, nine in ten entries of IPv4, and the addresses. */
    @Setup
    public void generate() throws IntelFileException {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < prefixes; i++) {
            if (random.nextInt(10) > 0) {
                list.append(publicV4(random)).append('/').append(24 + random.nextInt(9));
            } else {
                list.append(publicV6(random)).append('/').append(32 + random.nextInt(33));
            }
            list.append('\n');
        }
        IntelSnapshot.Builder builder = IntelSnapshot.builder();
        byte[] bytes = list.toString().getBytes(StandardCharsets.US_ASCII);
        builder.add(ListKind.THREAT, "bench", "bench", new ByteArrayInputStream(bytes));
        intel = builder.build();
        for (int i = 0; i < ADDRESSES; i++) {
            v4[i] = publicV4(random);
            v6[i] = publicV6(random);
        }
    }

    /** In 11.0.0.0 to 99.255.255.255, which holds few addresses that are not public. */
    private static IpAddress publicV4(SplittableRandom random) {
        return IpAddress.v4(random.nextInt(11 << 24, 100 << 24));
    }

    /** In 2600::/8. */
    private static IpAddress publicV6(SplittableRandom random) {
        return new IpAddress(0x2600L << 48 | random.nextLong() >>> 8, random.nextLong());
    }

    /** Looks up an IPv4 address. */
    @Benchmark
    public List<ListEntry> v4() {
        return intel.lists(v4[next++ & ADDRESSES - 1]);
    }

    /** Looks up an IPv6 address. */
    @Benchmark
    public List<ListEntry> v6() {
        return intel.lists(v6[next++ & ADDRESSES - 1]);
    }
}
