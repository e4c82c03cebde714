// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.feeds;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lists that a test gives. */
final class FakeGivenLists implements GivenLists {
    final Map<String, GivenList> want = new TreeMap<>();
    final Map<String, String> failed = new TreeMap<>();
    Map<String, String> used = Map.of();

    void want(GivenList list) {
        want.put(list.id(), list);
    }

    @Override
    public List<GivenList> wanted() {
        return List.copyOf(want.values());
    }

    @Override
    public void loaded(GivenList list, String sha256, long entries) {
        want(new GivenList(
                list.id(),
                list.version(),
                list.name(),
                list.use(),
                list.format(),
                list.location(),
                list.bucketOwner(),
                list.mostEntries(),
                list.owners(),
                sha256));
    }

    @Override
    public void failed(GivenList list, String why) {
        want.remove(list.id());
        failed.put(list.id(), why);
    }

    @Override
    public void used(Map<String, String> copies) {
        used = copies;
    }
}
