// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.credentials;

import dev.postern.api.credentials.Role;
import dev.postern.api.credentials.SealedKeys;
import dev.postern.api.sigv4.AccessKey;
import dev.postern.server.ExitCode;
import dev.postern.server.UsageException;
import dev.postern.server.config.Config;
import dev.postern.server.config.UpOptions;
import dev.postern.server.kept.Stores;
import dev.postern.store.Store;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code postern credentials create}. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = "Makes an access key and prints it; the secret is not shown again.")
final class CreateCommand implements Callable<Integer> {
    private static final int ACCOUNT_DIGITS = 12;

    @Mixin
    private final UpOptions options = new UpOptions();

    @Option(
            names = "--account",
            paramLabel = "ID",
            description = "Account that it belongs to. Default: the configured one.")
    private @Nullable String account;

    @Option(names = "--role", defaultValue = "administrator", description = "${COMPLETION-CANDIDATES}: what it may do.")
    private Role role = Role.ADMINISTRATOR;

    @Option(
            names = "--format",
            defaultValue = "env",
            description = "${COMPLETION-CANDIDATES}: lines for eval, a profile, or as a credential_process gives them.")
    private KeyFormat format = KeyFormat.env;

    @Override
    public Integer call() {
        Config config = options.config();
        String owner = Objects.requireNonNullElse(account, config.account());
        if (owner.length() != ACCOUNT_DIGITS || !owner.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new UsageException("--account must be 12 digits");
        }
        try (Store store = Stores.openBeside(config, InstantSource.system())) {
            SealedKeys keys = new SealedKeys(store.credentials(), SealKey.of(config.data()), new SecureRandom());
            AccessKey key = keys.create(owner, role, Instant.now());
            format.lines(key, config).forEach(System.out::println);
            String word = role.name().toLowerCase(Locale.ROOT);
            System.err.println("postern: made " + key.id() + " of account " + owner + ", role " + word);
            new CommandTrail(store.audit(), InstantSource.system())
                    .keep("CreateKey", "key/" + key.id(), "", owner + ", " + word);
        }
        return ExitCode.OK;
    }
}
