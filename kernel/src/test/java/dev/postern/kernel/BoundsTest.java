// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A hostile log must not fill the memory: what a client may invent without end is kept up to a bound. */
class BoundsTest {

    private static final int MANY = 20_000;
    private static final long MEGABYTE = 1 << 20;

    private static LoginEvent event(int i, Outcome outcome, IpAddress ip, String user) {
        SourceLine line = new SourceLine("x.log", i, 0);
        return new LoginEvent(
                i * 20_000L,
                i * 20_000L,
                "db",
                Engine.POSTGRESQL,
                outcome,
                ip,
                null,
                1,
                user,
                "database" + i,
                "application" + i,
                null,
                null,
                null,
                null,
                Set.of(),
                line,
                line);
    }

    /** The same from a program, to a database and in a way of that name. */
    private static LoginEvent renamed(LoginEvent e, String name) {
        return new LoginEvent(
                e.openedMicros(),
                e.decidedMicros(),
                e.instance(),
                e.engine(),
                e.outcome(),
                e.remoteIp(),
                null,
                1,
                e.user(),
                name,
                name,
                name,
                name,
                null,
                null,
                Set.of(),
                e.opened(),
                e.settled());
    }

    private static long megabytesAfter(Intel intel, IntFunction<LoginEvent> story) {
        Kernel kernel = new Kernel(Policy.DEFAULT, intel);
        KernelState state = new KernelState();
        long before = used();
        for (int i = 0; i < MANY; i++) {
            kernel.step(story.apply(i), state);
        }
        long megabytes = (used() - before) / MEGABYTE;
        // Touched once more, so that the state is reachable until here.
        assertThat(kernel.finish(state)).isNotNull();
        return megabytes;
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void inventedNamesFromOneSource() {
        IpAddress ip = IpAddress.v4(0xCB007109);
        assertThat(megabytesAfter(Intel.NONE, i -> event(i, Outcome.FAILED, ip, "user" + i)))
                .isLessThan(10);
    }

    @Test
    void failuresFromAddressesWithoutEnd() {
        assertThat(megabytesAfter(
                        Intel.NONE, i -> event(i, Outcome.FAILED, IpAddress.v4(0x50000000 + i * 4096), "user" + i)))
                .isLessThan(50);
    }

    @Test
    void scansFromAddressesWithoutEnd() {
        assertThat(megabytesAfter(
                        Intel.NONE, i -> event(i, Outcome.INCOMPLETE, IpAddress.v4(0x50000000 + i * 4096), "user" + i)))
                .isLessThan(50);
    }

    @Test
    void namesOfManyKilobytes() {
        String longName = "x".repeat(10_000);
        assertThat(megabytesAfter(
                        Intel.NONE,
                        i -> event(i, Outcome.FAILED, IpAddress.v4(0x50000000 + i % 3000 * 4096), longName + i)))
                .isLessThan(150);
    }

    @Test
    void successesUnderInventedNamesWhereTheServerTrustsEverybody() {
        assertThat(megabytesAfter(Intel.NONE, i -> event(i, Outcome.SUCCESS, IpAddress.v4(0x0A000000 + i), "user" + i)))
                .isLessThan(100);
    }

    @Test
    void failuresFromListedAddressesWithoutEndWithinAMoment() {
        ListEntry entry = new ListEntry(ListKind.THREAT, "bad-hosts", "");
        Intel listed = new Intel() {
            @Override
            public List<ListEntry> lists(IpAddress ip) {
                return List.of(entry);
            }

            @Override
            public Location locate(IpAddress ip) {
                return Location.UNKNOWN;
            }

            @Override
            public @Nullable String privateNet(IpAddress ip) {
                return null;
            }
        };
        Kernel kernel = new Kernel(Policy.DEFAULT, listed);
        KernelState state = new KernelState();
        Map<String, Finding> last = new HashMap<>();
        for (int i = 0; i < MANY; i++) {
            LoginEvent one = event(0, Outcome.FAILED, IpAddress.v4(0x50000000 + i / 3 * 4096), "user");
            kernel.step(one, state).findings().forEach(f -> last.put(f.id(), f));
        }

        assertThat(kernel.finish(state).findings()).hasSizeLessThanOrEqualTo(1_000);
        assertThat(last.values())
                .filteredOn(f -> f.notes().stream().anyMatch(n -> n.key().equals("closedEarly")))
                .hasSizeGreaterThan(MANY / 3 - 1_100)
                .allMatch(f -> f.occurrences() == 3);
    }

    @Test
    void longNamesOfThoseWhoGetIn() {
        String longName = "x".repeat(10_000);
        KernelState state = new KernelState();
        Kernel kernel = new Kernel(Policy.DEFAULT, Intel.NONE);
        for (int i = 0; i < 500; i++) {
            LoginEvent one = event(i, Outcome.SUCCESS, IpAddress.v4(0x0A000001), "user");
            kernel.step(renamed(one, longName + i), state);
        }

        assertThat(state.changedParts().values()).allMatch(bytes -> bytes.length < MEGABYTE);
    }

    @Test
    void programsInventedWithinAnHourByThoseWhoGetIn() {
        KernelState state = new KernelState();
        Kernel kernel = new Kernel(Policy.DEFAULT, Intel.NONE);
        for (int i = 0; i < 3 * MANY; i++) {
            kernel.step(event(i, Outcome.SUCCESS, IpAddress.v4(0x0A000001), "user" + i % 7), state);
        }

        assertThat(state.changedParts().get("fleet").length).isLessThan((int) MEGABYTE);
    }
}
