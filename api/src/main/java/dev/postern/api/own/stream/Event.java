// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.own.stream;

import dev.postern.api.criteria.FindingView;
import dev.postern.api.own.OwnJson;
import dev.postern.store.FindingChange;
import java.util.Map;

/** Events as they are written. JSON has no line ends, so each is one line of data. */
final class Event {
    private static final int RETRY_MILLIS = 2_000;

    private Event() {}

    /** Of a finding: {@code finding} when its reader has not been told of it, else {@code update}. */
    static String of(FindingChange change, long after) {
        String name = change.raised() > after ? "finding" : "update";
        String data = OwnJson.MAPPER.writeValueAsString(
                FindingView.of(change.finding()).document());
        return "id: " + change.number() + "\nevent: " + name + "\ndata: " + data + "\n\n";
    }

    /** What a stream begins with: how long to wait before coming back, and the place where it is. */
    static String hello(long at) {
        return "retry: " + RETRY_MILLIS + "\nid: " + at + "\n: watching\n\n";
    }

    /** Keeps the connection open; the reader dispatches nothing, and remembers the place. */
    static String heartbeat(long at) {
        return "id: " + at + "\n: still watching\n\n";
    }

    /** Why the stream ends. */
    static String end(long at, String reason) {
        return "id: " + at + "\nevent: end\ndata: " + OwnJson.MAPPER.writeValueAsString(Map.of("reason", reason))
                + "\n\n";
    }
}
