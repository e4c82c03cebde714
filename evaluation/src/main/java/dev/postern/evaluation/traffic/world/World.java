// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.world;

import dev.postern.evaluation.traffic.chance.Dice;
import dev.postern.kernel.Intel;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.ListEntry;
import dev.postern.kernel.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What geo data and lists say of the addresses of a made-up world. The company has not told the names of its private networks:
 * most do not.
 */
public final class World implements Intel {
    private final Atlas atlas;
    private final Lists lists;
    private final Country home;

    /** The world of a seed. */
    public World(long seed) {
        Dice dice = Dice.of(seed, "world");
        atlas = new Atlas(dice);
        lists = new Lists(atlas, Dice.of(seed, "lists"));
        home = Country.ALL.get(dice.below(5));
    }

    /** Who has which addresses. */
    public Atlas atlas() {
        return atlas;
    }

    /** The lists. */
    public Lists listed() {
        return lists;
    }

    /** Where the company is. */
    public Country home() {
        return home;
    }

    @Override
    public List<ListEntry> lists(IpAddress ip) {
        return lists.entries(ip);
    }

    @Override
    public Location locate(IpAddress ip) {
        return atlas.locate(ip);
    }

    @Override
    public @Nullable String privateNet(IpAddress ip) {
        return null;
    }
}
