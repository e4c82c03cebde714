// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.ocsf;

import dev.postern.kernel.FindingType;
import dev.postern.server.output.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A finding in GuardDuty's wire form as events look into it. Texts are hostile; what is missing is null.
 *
 * @param document all of it
 * @param info the content of {@code service.additionalInfo}
 */
record Wire(JsonNode document, JsonNode info) {
    private static final String ATTEMPT = "/service/action/rdsLoginAttemptAction";

    static Wire of(JsonNode document) {
        return new Wire(document, info(document));
    }

    private static JsonNode info(JsonNode document) {
        try {
            return Json.MAPPER.readTree(
                    document.at("/service/additionalInfo/value").asString("{}"));
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.objectNode(); // of another program; the rest is still told
        }
    }

    /** A text, or the empty one. */
    String text(String pointer) {
        return document.at(pointer).asString("");
    }

    /** The type, or null when it is none of ours. */
    @Nullable
    FindingType type() {
        for (FindingType type : FindingType.values()) {
            if (type.id().equals(text("/type"))) {
                return type;
            }
        }
        return null;
    }

    /** A time as {@code timestamp_t}: milliseconds since the epoch. */
    long millis(String pointer) {
        return Instant.parse(text(pointer)).toEpochMilli();
    }

    String instance() {
        return text("/resource/rdsDbInstanceDetails/dbInstanceIdentifier");
    }

    String engine() {
        return text("/resource/rdsDbInstanceDetails/engine");
    }

    /** What is told of the account that was used or tried. */
    @Nullable
    String user(String member) {
        return string(document.at("/resource/rdsDbUserDetails"), member);
    }

    /** What is told of the address. */
    JsonNode remote() {
        return document.at(ATTEMPT + "/remoteIpDetails");
    }

    @Nullable
    String address() {
        String v4 = string(remote(), "ipAddressV4");
        return v4 == null ? string(remote(), "ipAddressV6") : v4;
    }

    /** Entries of lists that hold the address. */
    JsonNode lists() {
        return document.at("/service/evidence/threatIntelligenceDetails");
    }

    /** Elements of an array of the additional information. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        info.path(name).forEach(each -> texts.add(each.asString("")));
        return texts;
    }

    /** A member that is a text, or null. */
    static @Nullable String string(JsonNode node, String member) {
        JsonNode value = node.path(member);
        return value.isString() ? value.asString() : null;
    }
}
