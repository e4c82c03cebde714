// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.ocsf;

import static dev.postern.server.output.FindingJson.put;

import dev.postern.kernel.IpAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The array {@code evidences}: first who did it and from where, as far as it is one and the same; then some of the logins with
 * their log lines in {@code data}.
 */
final class Evidences {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Evidences() {}

    static ArrayNode of(Wire finding) {
        ArrayNode evidences = NODES.arrayNode();
        ObjectNode who = evidences.addObject();
        who.put("name", "Source and target");
        actor(who, finding.user("user"), finding.user("application"));
        String address = finding.address();
        source(
                who,
                address == null ? Wire.string(finding.info(), "remoteHost") : address,
                NODES.missingNode(),
                finding.remote());
        target(who, finding, finding.user("database"));
        tls(who, finding.user("ssl"));
        for (JsonNode login : finding.info().path("logins")) {
            evidences.add(login(finding, login));
        }
        return evidences;
    }

    private static ObjectNode login(Wire finding, JsonNode login) {
        ObjectNode json = NODES.objectNode();
        json.put("name", "Login attempt");
        JsonNode opened = login.path("lines").path(0);
        json.put(
                "uid",
                opened.path("file").asString("") + ":" + opened.path("line").asLong(0));
        actor(json, Wire.string(login, "user"), Wire.string(login, "application"));
        String remote = Wire.string(login, "remoteIp");
        boolean located = remote != null && remote.equals(finding.address());
        source(json, remote, login.path("remotePort"), located ? finding.remote() : NODES.missingNode());
        target(json, finding, Wire.string(login, "database"));
        tls(json, Wire.string(login, "tls"));
        json.set("data", login);
        return json;
    }

    private static void actor(ObjectNode json, @Nullable String user, @Nullable String application) {
        ObjectNode actor = NODES.objectNode();
        if (user != null) {
            actor.putObject("user").put("name", user);
        }
        put(actor, "app_name", application);
        if (!actor.isEmpty()) {
            json.set("actor", actor);
        }
    }

    /** @param place what the finding tells of the address, if it is that address */
    private static void source(ObjectNode json, @Nullable String remote, JsonNode port, JsonNode place) {
        if (remote == null || remote.startsWith("[")) {
            return; // [local] is no host
        }
        ObjectNode endpoint = NODES.objectNode();
        endpoint.put(IpAddress.parse(remote) == null ? "hostname" : "ip", remote);
        if (port.isIntegralNumber()) {
            endpoint.put("port", port.asInt());
        }
        location(endpoint, place);
        network(endpoint, place.path("organization"));
        json.set("src_endpoint", endpoint);
    }

    private static void network(ObjectNode endpoint, JsonNode organization) {
        ObjectNode network = NODES.objectNode();
        long number = organization.path("asn").asLong(-1);
        if (number >= 0) {
            network.put("number", number);
        }
        put(network, "name", Wire.string(organization, "asnOrg"));
        if (!network.isEmpty()) {
            endpoint.set("autonomous_system", network);
        }
    }

    private static void location(ObjectNode endpoint, JsonNode place) {
        ObjectNode location = NODES.objectNode();
        put(location, "city", Wire.string(place.path("city"), "cityName"));
        put(location, "country", Wire.string(place.path("country"), "countryCode"));
        if (location.isEmpty()) {
            return; // coordinates and a name alone are no location in this schema
        }
        put(location, "desc", Wire.string(place.path("country"), "countryName"));
        JsonNode coordinates = place.path("geoLocation");
        if (coordinates.isObject()) {
            location.put("lat", coordinates.path("lat").asDouble(0));
            location.put("long", coordinates.path("lon").asDouble(0));
        }
        endpoint.set("location", location);
    }

    private static void target(ObjectNode json, Wire finding, @Nullable String database) {
        json.putObject("dst_endpoint")
                .put("name", finding.instance())
                .put("svc_name", finding.engine().toLowerCase(Locale.ROOT));
        if (database != null) {
            json.putObject("database").put("name", database).put("type_id", 1).put("type", "Relational");
        }
    }

    /** "on" and "off" are no versions, and the schema has no other place for them than {@code data}. */
    private static void tls(ObjectNode json, @Nullable String tls) {
        if (tls != null && tls.startsWith("TLS")) {
            json.putObject("tls").put("version", tls);
        }
    }
}
