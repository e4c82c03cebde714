// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.criteria;

import dev.postern.api.codec.Json;
import dev.postern.store.FindingState;
import dev.postern.store.StoredFinding;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A finding as its attributes are asked for. */
public final class FindingView {
    private static final String ADDITIONAL = "service.additionalInfo.";
    private final ObjectNode document;

    private FindingView(ObjectNode document) {
        this.document = document;
    }

    /** A finding with what people have set. */
    public static FindingView of(StoredFinding finding) {
        FindingView view = of(finding.state());
        ObjectNode service = view.document.withObject("/service");
        service.put("archived", finding.archived());
        if (finding.feedback() != null) {
            service.put("userFeedback", finding.feedback());
        }
        return view;
    }

    /** A finding that is new. */
    public static FindingView of(FindingState finding) {
        return new FindingView((ObjectNode) Json.MAPPER.readTree(finding.document()));
    }

    /** The finding in wire form. */
    public JsonNode document() {
        return document;
    }

    /** The values of an attribute: none, one, or several where there are lists on the way. Times are epoch milliseconds. */
    public List<String> values(String path) {
        List<String> values = new ArrayList<>();
        collect(document, path.split("[.]", -1), 0, values);
        if (values.isEmpty() && path.startsWith(ADDITIONAL)) {
            collect(additional(), path.substring(ADDITIONAL.length()).split("[.]", -1), 0, values);
        }
        return Attribute.kind(path) == Attribute.Kind.TIME
                ? values.stream().map(FindingView::millis).toList()
                : values;
    }

    /** What is told beside GuardDuty's members stands in a text of JSON. */
    private JsonNode additional() {
        try {
            return Json.MAPPER.readTree(document.path("service")
                    .path("additionalInfo")
                    .path("value")
                    .asString("{}"));
        } catch (JacksonException e) {
            return document.objectNode();
        }
    }

    private static void collect(JsonNode node, String[] path, int depth, List<String> values) {
        if (node.isArray()) {
            for (JsonNode element : node) {
                collect(element, path, depth, values);
            }
        } else if (depth == path.length) {
            if (node.isValueNode() && !node.isNull()) {
                values.add(node.asString());
            }
        } else if (node.isObject()) {
            String name = path[depth].equals("loginAttributes") ? "LoginAttributes" : path[depth];
            collect(node.path(name), path, depth + 1, values);
        }
    }

    private static String millis(String time) {
        try {
            return Long.toString(Instant.parse(time).toEpochMilli());
        } catch (DateTimeException e) {
            return time;
        }
    }
}
