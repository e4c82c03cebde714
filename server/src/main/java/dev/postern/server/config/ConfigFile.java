// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.config;

import dev.postern.server.source.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads the configuration from its file. */
public final class ConfigFile {
    /** Longest file that is read, in bytes. */
    static final int MAX_BYTES = 1 << 20;

    private static final String NAME = "postern.yaml";

    private ConfigFile() {}

    /** As {@link #load(Path, Map, Overrides)}, with what the file says alone. */
    public static Config load(Path file, Map<String, String> env) throws ConfigException {
        return load(file, env, Overrides.NONE);
    }

    /**
     * Reads a file. Relative paths in it begin in its folder.
     *
     * @param env environment variables
     * @throws ConfigException with everything that is wrong with it
     */
    public static Config load(Path file, Map<String, String> env, Overrides overrides) throws ConfigException {
        Path folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), Path.of("/"));
        return read(file, content(file), new Surroundings(folder, env), overrides);
    }

    /** What holds without a file. */
    public static Config defaults(Map<String, String> env, Overrides overrides) throws ConfigException {
        return read(Path.of(NAME), "", new Surroundings(Path.of(""), env), overrides);
    }

    /** Where a file is looked for when none is named, the first that exists. */
    public static Optional<Path> find(Map<String, String> env) {
        return places(env).stream().filter(Files::exists).findFirst();
    }

    /** As systemd gives it to a service, then as the XDG Base Directory Specification says, then the machine's own. */
    static List<Path> places(Map<String, String> env) {
        Surroundings surroundings = new Surroundings(Path.of(""), env);
        List<Path> places = new ArrayList<>();
        String service = surroundings.env("CONFIGURATION_DIRECTORY");
        if (service != null) {
            for (String folder : service.split(":", -1)) {
                places.add(Path.of(folder, NAME));
            }
        }
        String user = surroundings.env("XDG_CONFIG_HOME");
        Path base = user == null ? surroundings.home().resolve(".config") : Path.of(user);
        places.add(base.resolve("postern").resolve(NAME));
        places.add(Path.of("/etc/postern", NAME));
        return places;
    }

    private static Config read(Path file, String text, Surroundings surroundings, Overrides overrides)
            throws ConfigException {
        Problems problems = new Problems();
        Section root = new Section(YamlTree.read(text, problems), "", problems);
        Config config = new ConfigReader(surroundings, overrides).read(root);
        if (!problems.isEmpty()) {
            throw new ConfigException(file, problems.list());
        }
        return config;
    }

    private static String content(Path file) throws ConfigException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw failed(file, "is longer than 1 MiB, which no configuration is");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw failed(file, "is no text in UTF-8");
        } catch (IOException e) {
            throw failed(file, Reason.of(e));
        }
    }

    private static ConfigException failed(Path file, String message) {
        return new ConfigException(file, List.of(new Problem(Place.FILE, "", message)));
    }
}
