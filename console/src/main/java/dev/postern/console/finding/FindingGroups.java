// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.finding;

import dev.postern.console.finding.FindingList.FindingGroup;
import dev.postern.store.FindingField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts findings together that have something in common, the most severe groups first. */
final class FindingGroups {
    private static final int MOST = 200;
    /** Findings that are looked at when the store cannot count them. */
    static final int LOOKED_AT = 1_000;

    private FindingGroups() {}

    static List<FindingGroup> of(FindingSearch search, FindingAsk ask) {
        FindingField field = field(ask.group());
        List<FindingGroup> groups =
                field == null || !search.isExact() ? looked(search, ask) : stored(search, ask, field);
        return groups.stream()
                .sorted(Comparator.comparingDouble((FindingGroup group) -> -group.severity())
                        .thenComparing(group -> -group.total())
                        .thenComparing(FindingGroup::value))
                .limit(MOST)
                .toList();
    }

    private static @Nullable FindingField field(String by) {
        return switch (by) {
            case "type" -> FindingField.TYPE;
            case "database" -> FindingField.INSTANCE;
            case "user" -> FindingField.USER;
            default -> null;
        };
    }

    private static List<FindingGroup> stored(FindingSearch search, FindingAsk ask, FindingField field) {
        return search.groups(field, true).stream()
                .map(group -> new FindingGroup(
                        group.value(),
                        group.total(),
                        group.severity(),
                        FindingRow.time(group.updatedMicros()),
                        address(ask, group.value())))
                .toList();
    }

    /** What the store cannot count is counted of the first thousand. */
    private static List<FindingGroup> looked(FindingSearch search, FindingAsk ask) {
        Map<String, FindingGroup> groups = new LinkedHashMap<>();
        for (FindingRow row :
                search.page(LOOKED_AT).findings().stream().map(FindingRow::of).toList()) {
            String value = value(row, ask.group());
            FindingGroup one = new FindingGroup(value, 1, row.severity(), row.updated(), address(ask, value));
            groups.merge(value, one, FindingGroups::sum);
        }
        return new ArrayList<>(groups.values());
    }

    private static FindingGroup sum(FindingGroup a, FindingGroup b) {
        return new FindingGroup(
                a.value(),
                a.total() + b.total(),
                Math.max(a.severity(), b.severity()),
                a.updated().isAfter(b.updated()) ? a.updated() : b.updated(),
                a.address());
    }

    private static String value(FindingRow row, String by) {
        return switch (by) {
            case "type" -> row.type();
            case "database" -> row.database();
            case "user" -> row.user();
            default -> row.source();
        };
    }

    private static String address(FindingAsk ask, String value) {
        String name = ask.group().equals("source") ? "address" : ask.group();
        FindingAsk wider = new FindingAsk(ask.parameters().without(FindingAsk.GROUP));
        return Links.canAsk(name, value)
                ? wider.with(FindingAsk.FILTER, (ask.filter() + " " + Links.clause(name, value)).strip())
                : "";
    }
}
