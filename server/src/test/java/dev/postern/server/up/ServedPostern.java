// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import dev.postern.api.credentials.Role;
import dev.postern.api.credentials.SealedKeys;
import dev.postern.api.sigv4.AccessKey;
import dev.postern.server.config.Config;
import dev.postern.server.config.Overrides;
import dev.postern.server.credentials.SealKey;
import dev.postern.server.kept.Stores;
import dev.postern.server.logging.Notices;
import dev.postern.store.Store;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** A Postern that runs in this process and watches one database (its log may be there already), with a key for its API. */
public final class ServedPostern implements AutoCloseable {
    private static final Notices QUIET = new Notices(note -> {}, note -> {});

    private final Postern postern;
    private final Config config;
    private final AccessKey key;

    /** @param more lines of the configuration */
    public ServedPostern(Path folder, String more) throws IOException {
        Path log = folder.resolve("postgresql.log");
        if (!Files.exists(log)) {
            Files.createFile(log);
        }
        Path file = Files.writeString(
                folder.resolve("postern.yaml"), """
                data: %s
                listen:
                  port: %d
                databases:
                  - id: orders
                    logs: [%s]
                """.formatted(folder.resolve("data"), free(), log) + more);
        config = new ConfigWatch(file, Map.of(), new Overrides(null, null, false), QUIET).current();
        postern = Postern.start(config, QUIET);
        Files.createDirectories(lists());
        key = key(config.account());
    }

    private AccessKey key(String account) {
        try (Store store = openBeside()) {
            return new SealedKeys(store.credentials(), SealKey.of(config.data()), new SecureRandom())
                    .create(account, Role.ADMINISTRATOR, Instant.EPOCH);
        }
    }

    /** Asks in the name of its own account. */
    ServedClient client() {
        return new ServedClient(this, key, config.region());
    }

    /** Asks in the name of another account and region, with a new key. */
    ServedClient client(String account, String region) {
        return new ServedClient(this, key(account), region);
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Where it answers. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + config.listen().port());
    }

    /** Its store, opened as a command opens it. */
    public Store openBeside() {
        return Stores.openBeside(config, InstantSource.system());
    }

    /** The folder whose files may be lists. */
    Path lists() {
        return config.data().resolve("lists");
    }

    /** What clients read from their environment; no file of whoever runs the test. */
    Map<String, String> environment() {
        return Map.of(
                "AWS_ACCESS_KEY_ID", key.id(),
                "AWS_SECRET_ACCESS_KEY", key.secret(),
                "AWS_DEFAULT_REGION", config.region(),
                "AWS_CONFIG_FILE", "/dev/null",
                "AWS_SHARED_CREDENTIALS_FILE", "/dev/null",
                "AWS_EC2_METADATA_DISABLED", "true",
                "AWS_ENDPOINT_URL_GUARDDUTY", uri().toString());
    }

    @Override
    public void close() {
        postern.close();
    }
}
