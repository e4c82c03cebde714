// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import dev.postern.server.UsageException;
import dev.postern.server.config.Config;
import dev.postern.server.config.ConfigException;
import dev.postern.server.config.ConfigFile;
import dev.postern.server.config.Overrides;
import dev.postern.server.logging.Notices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The configuration that counts, and whether its file has become another one. Used by one thread. */
final class ConfigWatch {
    private final Optional<Path> file;
    private final Map<String, String> env;
    private final Overrides overrides;
    private final Notices notices;
    private Config current;
    /** What the file holds, when it was last read and when it was last looked at: it is read once it stays the same. */
    private byte[] read;

    private byte[] seen;

    /**
     * Reads the configuration.
     *
     * @param file null: the first that exists of the usual ones, or none
     * @throws UsageException with all that is wrong with it
     */
    ConfigWatch(@Nullable Path file, Map<String, String> env, Overrides overrides, Notices notices) {
        this.file = file == null ? ConfigFile.find(env) : Optional.of(file);
        this.env = env;
        this.overrides = overrides;
        this.notices = notices;
        read = content();
        seen = read;
        try {
            current = load();
        } catch (ConfigException e) {
            throw new UsageException(String.join("\n", e.lines()));
        }
    }

    /** Where the configuration is from, in words. */
    String origin() {
        return file.map(path -> "configuration " + path).orElse("no configuration file: all defaults");
    }

    /** The configuration that counts. */
    Config current() {
        return current;
    }

    /**
     * Looks whether another configuration is to count. One with problems is told of, once, and changes nothing.
     *
     * @param now whether to read it whether or not it has changed
     * @return null when it stays
     */
    @Nullable
    Config next(boolean now) {
        byte[] content = content();
        boolean settled = Arrays.equals(content, seen);
        seen = content;
        if (!now && (!settled || Arrays.equals(content, read))) {
            return null;
        }
        read = content;
        try {
            Config loaded = load();
            return now || !loaded.equals(current) ? loaded : null;
        } catch (ConfigException e) {
            e.lines().forEach(notices.warn());
            notices.warn().accept("the configuration stays as it was");
            return null;
        }
    }

    /** Has another configuration count. */
    void use(Config next) {
        current = next;
    }

    private Config load() throws ConfigException {
        return file.isPresent() ? ConfigFile.load(file.get(), env, overrides) : ConfigFile.defaults(env, overrides);
    }

    private byte[] content() {
        try {
            return file.isPresent() ? Files.readAllBytes(file.get()) : new byte[0];
        } catch (IOException e) {
            return new byte[0]; // reading it tells why
        }
    }
}
