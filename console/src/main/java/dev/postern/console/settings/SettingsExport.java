// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.settings;

import dev.postern.console.web.ApiCalls;
import dev.postern.console.web.Parameters;
import dev.postern.console.web.Visit;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All that people have set for an account and region, in the API's own words, so that programs can set it again. */
record SettingsExport(ApiCalls api) {
    private static final String DETECTOR = "/detector/{detector}";
    /** Paths of the kinds of lists, and where answers have their ids. */
    private static final Map<String, String> LISTS = new TreeMap<>(Map.of(
            "ipset", "ipSetIds",
            "threatintelset", "threatIntelSetIds",
            "threatentityset", "threatEntitySetIds",
            "trustedentityset", "trustedEntitySetIds"));

    /** The document; of what the account may not ask for there is nothing. */
    ObjectNode of(Visit visit) {
        ObjectNode all = JsonMapper.shared().createObjectNode();
        all.put("account", visit.scope().account());
        all.put("region", visit.scope().region());
        ApiCalls.Outcome detector = api.read(visit, DETECTOR);
        if (detector.isRefused()) {
            return all; // without a detector nothing is set
        }
        all.set("detector", detector.body());
        each(visit, all.putArray("filters"), "/filter", "filterNames");
        LISTS.forEach((path, ids) -> each(visit, all.putArray(path), "/" + path, ids));
        ArrayNode destinations = all.putArray("publishingDestinations");
        for (JsonNode each : api.all(visit, DETECTOR + "/publishingDestination", Parameters.NONE, "destinations")) {
            add(
                    visit,
                    destinations,
                    "/publishingDestination",
                    each.path("destinationId").asString(""),
                    false);
        }
        ArrayNode members = all.putArray("members");
        api.all(visit, DETECTOR + "/member", Parameters.NONE.with("onlyAssociated", "false"), "members")
                .forEach(members::add);
        ApiCalls.Outcome organization = api.read(visit, DETECTOR + "/admin");
        if (!organization.isRefused()) { // others than the delegated administrator are not told
            all.set("organization", organization.body());
        }
        return all;
    }

    private void each(Visit visit, ArrayNode to, String path, String ids) {
        api.all(visit, DETECTOR + path, Parameters.NONE, ids)
                .forEach(id -> add(visit, to, path, id.asString(""), true));
    }

    /** @param isNamed whether answers leave out by what they were asked for */
    private void add(Visit visit, ArrayNode to, String path, String id, boolean isNamed) {
        ApiCalls.Outcome found = api.read(visit, DETECTOR + path + "/" + Parameters.encoded(id));
        found.require();
        ObjectNode one = to.addObject();
        if (isNamed) {
            one.put("id", id);
        }
        found.body().properties().forEach(each -> one.set(each.getKey(), each.getValue()));
    }
}
