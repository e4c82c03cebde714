// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.intel;

import dev.postern.api.list.AddressList;
import dev.postern.api.list.ListUse;
import dev.postern.intel.ListFormat;
import dev.postern.monitor.feeds.Feed;
import dev.postern.monitor.feeds.GivenList;
import dev.postern.monitor.feeds.GivenLists;
import dev.postern.store.Scope;
import java.util.List;
import java.util.Map;

/** The lists that are given to the detector by way of the API. */
public record ApiLists(ListUse use) implements GivenLists {

    @Override
    public List<GivenList> wanted() {
        return use.wanted().stream().map(ApiLists::given).toList();
    }

    /** An account and region as lists and databases have it. */
    static String word(Scope owner) {
        return owner.account() + "/" + owner.region();
    }

    private static GivenList given(ListUse.Wanted wanted) {
        AddressList list = wanted.view().list();
        return new GivenList(
                list.id(),
                list.version(),
                list.name(),
                wanted.kind().isTrusted() ? Feed.Use.TRUSTED : Feed.Use.THREAT,
                ListFormat.valueOf(list.format()),
                list.location(),
                list.owner(),
                wanted.kind().mostEntries(),
                wanted.owners().stream().map(ApiLists::word).sorted().toList(),
                wanted.view().sha256());
    }

    @Override
    public void loaded(GivenList list, String sha256, long entries) {
        use.settled(list.id(), list.version(), sha256, null, entries);
    }

    @Override
    public void failed(GivenList list, String why) {
        use.settled(list.id(), list.version(), null, why, null);
    }

    @Override
    public void used(Map<String, String> copies) {
        use.used(copies);
    }
}
