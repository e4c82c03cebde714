// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.intel;

import dev.postern.monitor.feeds.Feed;
import dev.postern.monitor.feeds.FeedSet;
import dev.postern.server.UsageException;
import dev.postern.server.config.Config;
import dev.postern.server.config.ConfigException;
import dev.postern.server.config.ConfigFile;
import dev.postern.server.config.Overrides;
import dev.postern.server.output.SafeText;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which configuration and data folder the commands mean: those of {@code up}. */
final class IntelOption {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "The configuration. Default: postern.yaml of $CONFIGURATION_DIRECTORY, $XDG_CONFIG_HOME/postern"
                            + " (~/.config/postern) or /etc/postern, the first there is.")
    private @Nullable Path file;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of all that is kept, whatever the configuration says.")
    private @Nullable Path data;

    IntelParts parts() {
        Map<String, String> env = System.getenv();
        Optional<Path> found = file == null ? ConfigFile.find(env) : Optional.of(file);
        Overrides overrides = new Overrides(data, null, true);
        try {
            Config config = found.isPresent()
                    ? ConfigFile.load(found.get(), env, overrides)
                    : ConfigFile.defaults(env, overrides);
            return new IntelParts(config, InstantSource.system());
        } catch (ConfigException e) {
            throw new UsageException(String.join("\n", e.lines()));
        }
    }

    /** The feeds of these ids. */
    static List<Feed> named(FeedSet feeds, List<String> ids) {
        return ids.stream()
                .map(id -> feeds.known().stream()
                        .filter(feed -> feed.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> unknown(id)))
                .toList();
    }

    static UsageException unknown(String id) {
        return new UsageException("'" + id + "' is no known feed; see postern intel list");
    }

    static void say(String text) {
        System.err.println("postern: " + SafeText.of(text));
    }
}
