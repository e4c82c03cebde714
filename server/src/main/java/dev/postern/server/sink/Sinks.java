// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.sink;

import dev.postern.respond.FindingsFile;
import dev.postern.respond.Sink;
import dev.postern.respond.Webhook;
import dev.postern.server.config.Config;
import dev.postern.server.config.Secret;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Makes the sinks that are configured. */
public final class Sinks {
    /** Name of the file of findings among the sinks. */
    public static final String FILE = "file";

    private Sinks() {}

    /** All of them: the file first if it is on, then the webhooks in the order of the configuration. */
    public static List<Sink> of(Config.Sinks config, InstantSource clock) {
        List<Sink> sinks = new ArrayList<>();
        if (config.file().enabled()) {
            Path file = config.file().path();
            sinks.add(new FindingsFile(
                    FILE, file, config.file().maxSize(), config.file().keep()));
        }
        for (Config.Webhook each : config.webhooks()) {
            Secret secret = each.secret();
            sinks.add(new Webhook(
                    each.name(), each.uri(), secret == null ? null : secret.value(), Webhook.DEFAULT_TIMEOUT, clock));
        }
        return sinks;
    }
}
