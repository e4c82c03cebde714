// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.setup;

import dev.postern.server.config.Config;
import dev.postern.server.config.ConfigException;
import dev.postern.server.config.ConfigFile;
import dev.postern.server.config.Overrides;
import dev.postern.server.output.SafeText;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** Which configuration the commands over it mean. */
final class ConfigOption {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE",
            description =
                    "The configuration. Default: postern.yaml of $CONFIGURATION_DIRECTORY, $XDG_CONFIG_HOME/postern"
                            + " (~/.config/postern) or /etc/postern, the first there is.")
    private @Nullable Path file;

    /** The file that is meant, if there is one. */
    Optional<Path> file(Map<String, String> env) {
        return file == null ? ConfigFile.find(env) : Optional.of(file);
    }

    /** The configuration; without a file, all defaults. */
    Config load(Map<String, String> env) throws ConfigException {
        Optional<Path> found = file(env);
        return found.isPresent() ? ConfigFile.load(found.get(), env) : ConfigFile.defaults(env, Overrides.NONE);
    }

    /** Writes each problem to standard error, in a line of its own. */
    static void tell(ConfigException e) {
        e.lines().forEach(line -> System.err.println("postern: " + SafeText.of(line)));
    }
}
