// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * MISP events or attributes (MISP core format, https://www.misp-standard.org/rfc/misp-standard-core.html): a feed's event, an
 * export of events, or the answer to a search for attributes. Attributes of objects count as those of the event. Used are {@code
 * ip-src}, {@code ip-dst} and the same with {@code |port}.
 *
 * <p>The reason is the event's {@code info}, which MISP writes before the attributes, or else the attribute's comment.
 */
final class MispFeed implements JsonObjects.Handler {
    static final Set<String> WANTED = Set.of("type", "value", "to_ids", "deleted", "info", "comment");

    private final ListSink sink;

    MispFeed(ListSink sink) {
        this.sink = sink;
    }

    @Override
    public void closed(JsonObject object) throws IntelFileException {
        JsonObject parent = object.parent;
        if (object.name.equals("Event") && parent != null && parent.name.equals("Attribute")) {
            // Found by a search, an attribute brings its event along.
            parent.put("info", object.text("info"));
        }
        boolean alone = parent == null && object.get("value") != null;
        if (object.name.equals("Attribute") || alone) {
            sink.take(object.line, object.text("value"), item(object));
        }
    }

    private static ListItem item(JsonObject attribute) {
        String value = attribute.text("value");
        String address;
        switch (attribute.text("type")) {
            case "ip-src", "ip-dst" -> address = value;
            case "ip-src|port", "ip-dst|port" -> address = value.substring(0, (value + "|").indexOf('|'));
            default -> {
                return new ListItem.Remark(LineIssue.OTHER_KIND);
            }
        }
        if (isDeleted(attribute)) {
            return new ListItem.Remark(LineIssue.REVOKED);
        }
        if (attribute.get("to_ids") != null && !attribute.is("to_ids")) {
            return new ListItem.Remark(LineIssue.NOT_FOR_DETECTION);
        }
        String info = info(attribute);
        return ListItem.ofCidr(address, info.isEmpty() ? attribute.text("comment") : info);
    }

    /** Whether the attribute or the object that holds it is deleted. */
    private static boolean isDeleted(JsonObject attribute) {
        JsonObject parent = attribute.parent;
        return attribute.is("deleted") || (parent != null && parent.is("deleted"));
    }

    /** What the nearest event says of itself. */
    private static String info(JsonObject attribute) {
        for (@Nullable JsonObject o = attribute; o != null; o = o.parent) {
            if (!o.text("info").isBlank()) {
                return o.text("info").strip();
            }
        }
        return "";
    }
}
