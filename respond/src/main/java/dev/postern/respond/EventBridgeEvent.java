// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import dev.postern.store.Outbox.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A finding as Amazon EventBridge delivers it (GuardDuty User Guide, "Processing GuardDuty findings with Amazon EventBridge"). It
 * differs from the {@code GetFindings} form that is stored: what {@code additionalInfo} says as JSON text is laid open beside it, a
 * whole severity is an integer, and {@code loginAttributes} begins small. A delivery always gives the same event, to the byte.
 *
 * @param id UUID of this version of this finding
 * @param json the event in one line of printable ASCII, without the line's end
 */
public record EventBridgeEvent(String id, String json) {
    private static final long MICROS = 1_000_000;

    /** How each event begins. */
    static final String START = "{\"version\":\"0\",\"id\":\"";

    /**
     * The event of a delivery. Its time, in whole seconds, is that of the commit which put the delivery into the outbox.
     *
     * @throws DeliveryException rejected, when the finding is not a JSON object
     */
    public static EventBridgeEvent of(Delivery delivery) throws DeliveryException {
        ObjectNode detail = detail(delivery);
        String id = id(delivery);
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("version", "0");
        event.put("id", id);
        event.put("detail-type", "GuardDuty Finding");
        event.put("source", "aws.guardduty");
        event.put("account", delivery.scope().account());
        event.put(
                "time",
                Instant.ofEpochSecond(Math.floorDiv(delivery.createdMicros(), MICROS))
                        .toString());
        event.put("region", delivery.scope().region());
        event.putArray("resources");
        event.set("detail", detail);
        return new EventBridgeEvent(id, EventJson.MAPPER.writeValueAsString(event));
    }

    /** The finding as an event tells it. */
    static ObjectNode detail(Delivery delivery) throws DeliveryException {
        ObjectNode detail = object(delivery.document());
        if (detail == null) {
            throw DeliveryException.rejected("the stored finding is not a JSON object");
        }
        rewrite(detail);
        return detail;
    }

    /** A name-based UUID (RFC 9562, version 3): the same for each try and each sink, another for each version. */
    static String id(Delivery delivery) {
        String name = String.join(
                "/",
                "postern",
                delivery.scope().account(),
                delivery.scope().region(),
                delivery.findingId(),
                Long.toString(delivery.version()));
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static void rewrite(ObjectNode finding) {
        double severity = finding.path("severity").asDouble(Double.NaN);
        if (severity == Math.rint(severity)) {
            finding.put("severity", (long) severity);
        }
        if (finding.path("service").path("action").path("rdsLoginAttemptAction") instanceof ObjectNode attempt) {
            JsonNode attributes = attempt.remove("LoginAttributes");
            if (attributes != null) {
                attempt.set("loginAttributes", attributes);
            }
        }
        if (finding.path("service").path("additionalInfo") instanceof ObjectNode info) {
            layOpen(info);
        }
    }

    private static void layOpen(ObjectNode info) {
        ObjectNode inner = object(info.path("value").asString(""));
        if (inner != null) {
            inner.setAll(info); // value and type stay as they are, whatever is inside
            info.removeAll();
            info.setAll(inner);
        }
    }

    private static @Nullable ObjectNode object(String json) {
        try {
            return EventJson.MAPPER.readTree(json) instanceof ObjectNode object ? object : null;
        } catch (JacksonException e) {
            return null; // the caller says what that means
        }
    }
}
