// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.config;

import dev.postern.server.UsageException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Postern a command means: the configuration and data folder that its {@code up} has. */
public final class UpOptions {
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

    /** The configuration's file, where one is named. */
    public @Nullable Path file() {
        return file;
    }

    /** The folder that is named whatever the configuration says, if one is. */
    public @Nullable Path data() {
        return data;
    }

    /**
     * The configuration.
     *
     * @throws UsageException with all that is wrong with it
     */
    public Config config() {
        Map<String, String> env = System.getenv();
        Optional<Path> found = file == null ? ConfigFile.find(env) : Optional.of(file);
        Overrides overrides = new Overrides(data, null, true);
        try {
            return found.isPresent()
                    ? ConfigFile.load(found.get(), env, overrides)
                    : ConfigFile.defaults(env, overrides);
        } catch (ConfigException e) {
            throw new UsageException(String.join("\n", e.lines()));
        }
    }
}
