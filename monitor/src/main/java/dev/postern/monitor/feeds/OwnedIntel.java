// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.feeds;

import dev.postern.intel.IntelSnapshot;
import dev.postern.kernel.Intel;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.ListEntry;
import dev.postern.kernel.Location;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of addresses: what is configured and the feeds, for all databases, and the lists that were given to us, each for
 * the databases of some owners.
 *
 * @param common for all databases
 * @param more for those of an owner, what is common included
 * @param ownerOf owner of a database, one word
 */
record OwnedIntel(IntelSnapshot common, Map<String, IntelSnapshot> more, UnaryOperator<String> ownerOf)
        implements Intel {

    /**
     * Reads everything.
     *
     * @param builder with what is configured
     * @param problems told of what could not be used and why
     */
    static OwnedIntel of(
            IntelSnapshot.Builder builder,
            Instant at,
            FeedSet feeds,
            Map<String, Copy> copies,
            UnaryOperator<String> ownerOf,
            Consumer<String> problems) {
        Map<String, Copy> fetched = new TreeMap<>();
        Map<String, Map<String, Copy>> given = new TreeMap<>();
        copies.forEach((id, copy) -> {
            if (copy.given() == null) {
                fetched.put(id, copy);
            } else {
                copy.given()
                        .owners()
                        .forEach(owner -> given.computeIfAbsent(owner, each -> new TreeMap<>())
                                .put(id, copy));
            }
        });
        feeds.add(builder, fetched).forEach(problems);
        IntelSnapshot common = builder.build();
        Map<Map<String, Copy>, IntelSnapshot> made = new HashMap<>(); // members of one administrator share its lists
        Map<String, IntelSnapshot> more = new HashMap<>();
        given.forEach((owner, theirs) -> more.put(owner, made.computeIfAbsent(theirs, lists -> {
            IntelSnapshot.Builder own = common.andLists(at);
            feeds.add(own, lists).forEach(problems);
            return own.build();
        })));
        return new OwnedIntel(common, Map.copyOf(more), ownerOf);
    }

    @Override
    public Intel of(String instance) {
        return more.isEmpty() ? common : more.getOrDefault(ownerOf.apply(instance), common);
    }

    @Override
    public List<ListEntry> lists(IpAddress ip) {
        return common.lists(ip);
    }

    @Override
    public Location locate(IpAddress ip) {
        return common.locate(ip);
    }

    @Override
    public @Nullable String privateNet(IpAddress ip) {
        return common.privateNet(ip);
    }

    /** When the next entry of a list begins or ceases to be valid; null when none does. */
    @Nullable
    Instant goodUntil() {
        return Stream.concat(Stream.of(common), more.values().stream())
                .map(IntelSnapshot::goodUntil)
                .filter(until -> until != null)
                .min(Instant::compareTo)
                .orElse(null);
    }
}
