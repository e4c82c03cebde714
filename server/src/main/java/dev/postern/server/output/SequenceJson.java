// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.output;

import dev.postern.kernel.AttackSequence;
import dev.postern.kernel.AttackSequence.Signal;
import dev.postern.kernel.AttackSequence.Stage;
import dev.postern.kernel.Finding;
import dev.postern.kernel.FindingType;
import dev.postern.kernel.Location;
import dev.postern.kernel.Policy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The content of {@code service.detection.sequence}: the findings of an attack in the shape that SDKs know as {@code Sequence}, each a
 * signal whose {@code uid} is the finding's id, with the databases, accounts and addresses that they name. Times are seconds since
 * the epoch, as SDKs read them there.
 */
final class SequenceJson {
    private static final double MICROS_PER_SECOND = 1e6;

    private final Policy policy;
    private final Map<String, String> actors = new LinkedHashMap<>();
    private final Map<String, Signal> endpoints = new LinkedHashMap<>();
    private final Set<String> databases = new LinkedHashSet<>();

    private SequenceJson(Policy policy) {
        this.policy = policy;
    }

    static ObjectNode of(Finding finding, AttackSequence sequence, Policy policy) {
        return new SequenceJson(policy).write(finding, sequence);
    }

    private ObjectNode write(Finding finding, AttackSequence sequence) {
        ArrayNode signals = JsonNodeFactory.instance.arrayNode();
        sequence.signals().forEach(signal -> signal(signals.addObject(), signal));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("uid", finding.id()).put("description", finding.description());
        ArrayNode people = json.putArray("actors");
        actors.forEach(
                (user, id) -> people.addObject().put("id", id).putObject("user").put("name", user));
        ArrayNode resources = json.putArray("resources");
        databases.forEach(database -> resource(resources.addObject(), database));
        ArrayNode places = json.putArray("endpoints");
        endpoints.forEach((address, first) -> endpoint(places.addObject(), address, first.location()));
        json.set("signals", signals);
        indicators(json.putArray("sequenceIndicators"), sequence.stages(), sequence.signals());
        return json;
    }

    private void signal(ObjectNode json, Signal signal) {
        databases.add(signal.instance());
        json.put("uid", signal.id()).put("type", "FINDING");
        json.put("name", signal.type().id()).put("description", signal.title());
        json.put("createdAt", seconds(signal.createdAt())).put("updatedAt", seconds(signal.updatedAt()));
        json.put("firstSeenAt", seconds(signal.firstSeen())).put("lastSeenAt", seconds(signal.lastSeen()));
        json.put("severity", (double) signal.severity().value()).put("count", signal.count());
        json.putArray("resourceUids").add(arn(signal.instance()));
        if (signal.user() != null) {
            json.putArray("actorIds")
                    .add(actors.computeIfAbsent(signal.user(), user -> "actor-" + (actors.size() + 1)));
        }
        if (signal.address() != null) {
            String address = signal.address().toString();
            endpoints.putIfAbsent(address, signal);
            json.putArray("endpointIds").add(address);
        }
        indicators(json.putArray("signalIndicators"), signal.stages(), List.of(signal));
    }

    private String arn(String database) {
        return "arn:aws:rds:" + policy.region() + ":" + policy.accountId() + ":db:" + database;
    }

    private void resource(ObjectNode json, String database) {
        json.put("uid", arn(database)).put("name", database).put("accountId", policy.accountId());
        json.put("resourceType", "RDS_DB_INSTANCE").put("region", policy.region());
        json.put("service", "rds").put("cloudPartition", "aws");
    }

    private static void endpoint(ObjectNode json, String address, Location place) {
        json.put("id", address).put("ip", address);
        if (place.countryName() != null || place.countryCode() != null) {
            ObjectNode location = json.putObject("location");
            FindingJson.put(location, "city", place.city());
            FindingJson.put(
                    location, "country", place.countryName() != null ? place.countryName() : place.countryCode());
            if (!Double.isNaN(place.latitude()) && !Double.isNaN(place.longitude())) {
                location.put("lat", place.latitude()).put("lon", place.longitude());
            }
        }
        if (place.asn() >= 0 && place.asn() <= Integer.MAX_VALUE) {
            ObjectNode network = json.putObject("autonomousSystem").put("number", (int) place.asn());
            FindingJson.put(network, "name", place.asnOrg());
        }
    }

    private static void indicators(ArrayNode json, List<Stage> stages, List<Signal> signals) {
        List<String> tactics = stages.stream().map(SequenceJson::tactic).toList();
        indicator(json, "ATTACK_TACTIC", "What was done, as tactics of MITRE ATT&CK", tactics);
        indicator(json, "MALICIOUS_IP", "Address on a threat list", listed(signals, false));
        indicator(json, "TOR_IP", "Address on a list of Tor exits", listed(signals, true));
    }

    private static void indicator(ArrayNode json, String key, String title, List<String> values) {
        if (!values.isEmpty()) {
            ObjectNode indicator = json.addObject().put("key", key).put("title", title);
            ArrayNode all = indicator.putArray("values");
            values.forEach(all::add);
        }
    }

    private static List<String> listed(List<Signal> signals, boolean tor) {
        Set<String> addresses = new TreeSet<>();
        for (Signal signal : signals) {
            if (signal.address() != null && (tor ? isTor(signal.type()) : isMalicious(signal.type()))) {
                addresses.add(signal.address().toString());
            }
        }
        return new ArrayList<>(addresses);
    }

    private static boolean isTor(FindingType type) {
        return switch (type) {
            case TOR_DISCOVERY, TOR_FAILED_LOGIN, TOR_SUCCESSFUL_LOGIN -> true;
            default -> false;
        };
    }

    private static boolean isMalicious(FindingType type) {
        return switch (type) {
            case MALICIOUS_IP_DISCOVERY, MALICIOUS_IP_FAILED_LOGIN, MALICIOUS_IP_SUCCESSFUL_LOGIN -> true;
            default -> false;
        };
    }

    private static String tactic(Stage stage) {
        return switch (stage) {
            case PROBE -> "Discovery";
            case GUESSING -> "Credential Access";
            case ENTRY -> "Initial Access";
            case MOVEMENT -> "Lateral Movement";
            case NEW_ACCOUNT -> "Persistence";
            case EVASION -> "Defense Evasion";
        };
    }

    private static double seconds(long micros) {
        return micros / MICROS_PER_SECOND;
    }
}
