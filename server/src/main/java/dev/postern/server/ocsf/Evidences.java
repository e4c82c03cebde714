// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.ocsf;

import static dev.postern.server.output.FindingJson.put;

import dev.postern.kernel.Finding;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.Location;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.SourceLine;
import dev.postern.server.output.RawLines;
import dev.postern.server.output.Times;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The array {@code evidences}: first who did it and from where, as far as it is one and the same; then some of the logins with
 * their log lines in {@code data}.
 */
final class Evidences {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final RawLines lines;

    Evidences(RawLines lines) {
        this.lines = lines;
    }

    ArrayNode of(Finding finding) {
        ArrayNode evidences = NODES.arrayNode();
        ObjectNode who = evidences.addObject();
        who.put("name", "Source and target");
        Finding.Actor actor = finding.actor();
        Finding.UserDetails user = finding.user();
        actor(who, user.user(), user.application());
        source(who, actor.ip(), actor.host(), -1, actor.location());
        target(who, finding, user.database());
        tls(who, user.tls());
        for (LoginEvent login : finding.samples()) {
            evidences.add(login(finding, login));
        }
        return evidences;
    }

    private ObjectNode login(Finding finding, LoginEvent login) {
        ObjectNode json = NODES.objectNode();
        json.put("name", "Login attempt");
        json.put("uid", login.opened().file() + ":" + login.opened().line());
        actor(json, login.user(), login.application());
        boolean located = login.remoteIp() != null
                && login.remoteIp().equals(finding.actor().ip());
        source(
                json,
                login.remoteIp(),
                login.remoteHost(),
                login.remotePort(),
                located ? finding.actor().location() : Location.UNKNOWN);
        target(json, finding, login.database());
        tls(json, login.tls());
        json.set("data", data(login));
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

    private static void source(
            ObjectNode json, @Nullable IpAddress ip, @Nullable String host, int port, Location place) {
        ObjectNode endpoint = NODES.objectNode();
        put(endpoint, "ip", ip == null ? null : ip.toString());
        put(endpoint, "hostname", host == null || host.startsWith("[") ? null : host); // [local] is no host
        if (endpoint.isEmpty()) {
            return;
        }
        if (port >= 0) {
            endpoint.put("port", port);
        }
        location(endpoint, place);
        if (place.asn() >= 0 || place.asnOrg() != null) {
            ObjectNode network = endpoint.putObject("autonomous_system");
            if (place.asn() >= 0) {
                network.put("number", place.asn());
            }
            put(network, "name", place.asnOrg());
        }
        json.set("src_endpoint", endpoint);
    }

    private static void location(ObjectNode endpoint, Location place) {
        ObjectNode location = NODES.objectNode();
        put(location, "city", place.city());
        put(location, "country", place.countryCode());
        put(location, "desc", place.countryName());
        if (place.city() == null && place.countryCode() == null) {
            return; // coordinates and a name alone are no location in this schema
        }
        if (!Double.isNaN(place.latitude()) && !Double.isNaN(place.longitude())) {
            location.put("lat", place.latitude()).put("long", place.longitude());
        }
        endpoint.set("location", location);
    }

    private static void target(ObjectNode json, Finding finding, @Nullable String database) {
        json.putObject("dst_endpoint")
                .put("name", finding.instance())
                .put("svc_name", finding.engine().id());
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

    private ObjectNode data(LoginEvent login) {
        ObjectNode data = NODES.objectNode();
        data.put("time", Times.iso(login.openedMicros()));
        data.put("outcome", login.outcome().name());
        put(data, "tls", login.tls());
        put(data, "auth_method", login.authMethod());
        put(data, "reason", login.reason());
        put(data, "session", login.session());
        ArrayNode places = data.putArray("lines");
        place(places, login.opened());
        SourceLine settled = login.settled();
        if (settled != null && !settled.equals(login.opened())) {
            place(places, settled);
        }
        return data;
    }

    private void place(ArrayNode places, SourceLine line) {
        ObjectNode json = places.addObject().put("file", line.file()).put("line", line.line());
        put(json, "text", lines.text(line));
    }
}
