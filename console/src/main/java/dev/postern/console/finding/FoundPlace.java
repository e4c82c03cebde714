// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.finding;

import dev.postern.console.finding.FindingAsk.Band;
import dev.postern.store.StoredFinding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A place that findings came from.
 *
 * @param latitude degrees
 * @param longitude degrees
 * @param name country and network; hostile
 * @param address of the list of findings from there
 */
public record FoundPlace(double latitude, double longitude, String name, long count, Band worst, String address) {

    /** The places of some findings, those that tell one. */
    public static List<FoundPlace> of(List<StoredFinding> findings) {
        Map<String, FoundPlace> places = new LinkedHashMap<>();
        for (StoredFinding finding : findings) {
            Evidence evidence = Evidence.of(finding);
            JsonNode location = evidence.remote().path("geoLocation");
            if (location.path("lat").isNumber() && location.path("lon").isNumber()) {
                FoundPlace place = new FoundPlace(
                        location.path("lat").asDouble(),
                        location.path("lon").asDouble(),
                        evidence.whereabouts(),
                        1,
                        Band.of(finding.state().severity()),
                        Links.findings(
                                "country",
                                evidence.remote().at("/country/countryName").asString("")));
                places.merge(place.latitude() + "," + place.longitude(), place, FoundPlace::sum);
            }
        }
        return List.copyOf(places.values());
    }

    private static FoundPlace sum(FoundPlace a, FoundPlace b) {
        Band worst = a.worst.compareTo(b.worst) < 0 ? a.worst : b.worst;
        return new FoundPlace(a.latitude, a.longitude, a.name, a.count + b.count, worst, a.address);
    }
}
