// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.credentials;

import dev.postern.server.ExitCode;
import dev.postern.server.config.UpOptions;
import dev.postern.server.kept.Stores;
import dev.postern.server.output.Times;
import dev.postern.store.Credentials.Credential;
import dev.postern.store.Store;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code postern credentials list}. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists access keys without their secrets.")
final class ListCommand implements Callable<Integer> {
    @Mixin
    private final UpOptions options = new UpOptions();

    @Override
    public Integer call() {
        try (Store store = Stores.openBeside(options.config(), InstantSource.system())) {
            for (Credential each : store.credentials().all()) {
                System.out.println(each.id() + "  " + each.account() + "  "
                        + each.role().toLowerCase(Locale.ROOT) + "  " + Times.brief(each.createdMicros()));
            }
        }
        return ExitCode.OK;
    }
}
