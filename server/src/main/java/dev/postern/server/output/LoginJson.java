// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.output;

import dev.postern.kernel.IpAddress;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.Mark;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;

/** Writes logins as JSON lines, the fields of {@code postern events}. */
public final class LoginJson {
    private final JsonGenerator json;
    private boolean written;

    public LoginJson(OutputStream out) {
        json = Json.MAPPER.createGenerator(out);
        json.configure(StreamWriteFeature.FLUSH_PASSED_TO_STREAM, false);
    }

    /** Writes one login; each but the first begins a new line. */
    public void write(LoginEvent event) {
        json.writeStartObject();
        json.writeStringProperty("time", Times.iso(event.openedMicros()));
        json.writeStringProperty("file", event.opened().file());
        json.writeNumberProperty("line", event.opened().line());
        json.writeStringProperty("decidedAt", Times.iso(event.decidedMicros()));
        json.writeStringProperty("instance", event.instance());
        json.writeStringProperty("engine", event.engine().id());
        json.writeStringProperty("outcome", event.outcome().name());
        IpAddress ip = event.remoteIp();
        text("remoteIp", ip == null ? null : ip.toString());
        text("remoteHost", event.remoteHost());
        if (event.remotePort() < 0) {
            json.writeNullProperty("remotePort");
        } else {
            json.writeNumberProperty("remotePort", event.remotePort());
        }
        text("user", event.user());
        text("database", event.database());
        text("application", event.application());
        text("tls", event.tls());
        text("authMethod", event.authMethod());
        text("reason", event.reason());
        text("session", event.session());
        json.writeArrayPropertyStart("marks");
        for (Mark mark : Mark.values()) {
            if (event.is(mark)) {
                json.writeString(mark.id());
            }
        }
        json.writeEndArray();
        json.writeEndObject();
        written = true;
    }

    private void text(String name, @Nullable String value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, value);
        }
    }

    /** Ends the last line and hands everything to the stream. */
    public void finish() {
        if (written) {
            json.writeRaw('\n');
        }
        json.flush();
    }
}
