// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import dev.postern.formats.Envelope;
import java.util.List;
import java.util.stream.Stream;

/** All envelopes that can be opened. */
public final class Envelopes {
    public static final List<Envelope> ALL =
            Stream.of(new SyslogForm()).map(form -> (Envelope) new FormEnvelope(form)).toList();

    private Envelopes() {}
}
