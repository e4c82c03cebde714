// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.credentials;

import dev.postern.server.ExitCode;
import dev.postern.server.UsageException;
import dev.postern.server.config.UpOptions;
import dev.postern.server.kept.Stores;
import dev.postern.store.Credentials.Credential;
import dev.postern.store.Store;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code postern credentials revoke}. */
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description = "Revokes an access key: from then on nothing signed with it is accepted.")
final class RevokeCommand implements Callable<Integer> {
    @Mixin
    private final UpOptions options = new UpOptions();

    @Parameters(paramLabel = "KEY", description = "Id of the key, as list shows it.")
    private String id = "";

    @Override
    public Integer call() {
        try (Store store = Stores.openBeside(options.config(), InstantSource.system())) {
            Credential key = store.credentials().find(id);
            if (key == null || !store.credentials().remove(id)) {
                throw new UsageException("there is no access key with this id; see postern credentials list");
            }
            String was = key.account() + ", " + key.role().toLowerCase(Locale.ROOT);
            new CommandTrail(store.audit(), InstantSource.system()).keep("RevokeKey", "key/" + id, was, "");
        }
        return ExitCode.OK;
    }
}
