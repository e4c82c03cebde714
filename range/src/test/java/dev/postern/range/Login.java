// SPDX-License-Identifier: Apache-2.0
package dev.postern.range;

import dev.postern.kernel.Mark;
import dev.postern.kernel.Outcome;
import dev.postern.range.servers.RealServer;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a login attempt and the event read from the log must have in common. User and reason count for attempts that got so far
 * that the server settled them; of those that did not, versions tell different parts.
 *
 * @param remote client address and, where the engine logs it, port: {@code address:port}
 * @param reason the server's code of a failure
 * @param marks those of {@link #COMPARED} that it has
 */
public record Login(
        Outcome outcome,
        String remote,
        @Nullable String user,
        @Nullable String reason,
        Set<Mark> marks) {
    private static final Set<Mark> COMPARED =
            EnumSet.of(Mark.BENIGN, Mark.CREDENTIALS_VALID, Mark.RETRIED, Mark.UNCONFIRMED);

    static Login of(JsonNode event) {
        Outcome outcome = Outcome.valueOf(event.get("outcome").stringValue());
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        for (JsonNode id : event.get("marks")) {
            COMPARED.stream().filter(mark -> mark.id().equals(id.stringValue())).forEach(marks::add);
        }
        return new Login(
                outcome,
                remote(event),
                outcome == Outcome.INCOMPLETE ? null : text(event, "user"),
                outcome == Outcome.FAILED ? text(event, "reason") : null,
                marks);
    }

    static String remote(JsonNode event) {
        String address = String.valueOf(text(event, "remoteIp"));
        JsonNode port = event.get("remotePort");
        return port.isNull() ? address : address + ":" + port.intValue();
    }

    /** The same from a log that does not tell the user. */
    Login withoutUser() {
        return new Login(outcome, remote, null, reason, marks);
    }

    boolean isOfHarness() {
        return remote.equals(RealServer.HARNESS_ADDRESS) || remote.startsWith(RealServer.HARNESS_ADDRESS + ":");
    }

    private static @Nullable String text(JsonNode event, String name) {
        JsonNode value = event.get(name);
        return value.isNull() ? null : value.stringValue();
    }
}
