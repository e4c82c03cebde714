// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.finding;

import dev.postern.api.criteria.FindingView;
import dev.postern.store.StoredFinding;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The document of a finding, in GuardDuty's wire form, as pages look into it. Texts are hostile; what is missing is the empty text.
 *
 * @param document all of it
 * @param info what stands as JSON in its additional information
 */
record Evidence(JsonNode document, JsonNode info) {
    private static final String REMOTE = "/service/action/rdsLoginAttemptAction/remoteIpDetails";
    private static final String USER = "/resource/rdsDbUserDetails/";

    static Evidence of(StoredFinding finding) {
        JsonNode document = FindingView.of(finding).document();
        return new Evidence(document, info(document));
    }

    private static JsonNode info(JsonNode document) {
        try {
            return JsonMapper.shared()
                    .readTree(document.at("/service/additionalInfo/value").asString("{}"));
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.objectNode(); // a sample of another program's; the rest is still shown
        }
    }

    String text(String pointer) {
        return document.at(pointer).asString("");
    }

    /** A text of the account that was used or tried. */
    String user(String member) {
        return text(USER + member);
    }

    JsonNode remote() {
        return document.at(REMOTE);
    }

    /** The address, or else the client's name. */
    String source() {
        String address = address();
        return address.isEmpty() ? info.path("remoteHost").asString("") : address;
    }

    String address() {
        return remote().path("ipAddressV4")
                .asString(remote().path("ipAddressV6").asString(""));
    }

    /** Country and network of the address in a few words. */
    String whereabouts() {
        List<String> parts = new ArrayList<>();
        parts.add(info.path("privateNetwork").asString(""));
        parts.add(remote().at("/city/cityName").asString(""));
        parts.add(remote().at("/country/countryName")
                .asString(remote().at("/country/countryCode").asString("")));
        parts.add(remote().at("/organization/asnOrg").asString(""));
        parts.removeIf(String::isEmpty);
        return String.join(", ", parts);
    }
}
