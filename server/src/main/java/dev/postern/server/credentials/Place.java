// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.credentials;

import dev.postern.server.UsageException;
import dev.postern.server.config.Config;
import dev.postern.server.config.ConfigException;
import dev.postern.server.config.ConfigFile;
import dev.postern.server.config.Overrides;
import dev.postern.store.Store;
import dev.postern.store.StoreException;
import dev.postern.store.postgresql.PostgresStore;
import dev.postern.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the keys are: options of each of the commands. */
final class Place {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration that Postern runs with. Default: as up finds it.")
    private @Nullable Path file;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of all that is kept, whatever the configuration says.")
    private @Nullable Path data;

    /** The configuration of the Postern whose keys these are. */
    Config config() {
        Map<String, String> env = System.getenv();
        Overrides overrides = new Overrides(data, null, true);
        Optional<Path> found = file == null ? ConfigFile.find(env) : Optional.of(file);
        try {
            return found.isPresent()
                    ? ConfigFile.load(found.get(), env, overrides)
                    : ConfigFile.defaults(env, overrides);
        } catch (ConfigException e) {
            throw new UsageException(String.join("\n", e.lines()));
        }
    }

    /** Its store. */
    static Store open(Config config) {
        InstantSource clock = InstantSource.system();
        try {
            if (config.store() instanceof Config.Postgresql server) {
                return PostgresStore.openBeside(
                        server.url(), server.user(), server.password().value(), clock);
            }
            return SqliteStore.openBeside(config.data().resolve("postern.db"), clock);
        } catch (StoreException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
