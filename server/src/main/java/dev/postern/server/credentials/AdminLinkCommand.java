// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.credentials;

import dev.postern.console.account.Links;
import dev.postern.console.account.Role;
import dev.postern.server.ExitCode;
import dev.postern.server.config.Config;
import dev.postern.server.config.UpOptions;
import dev.postern.server.kept.Stores;
import dev.postern.store.Store;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code postern admin-link}: whoever may write the store on this machine decides who uses the console. */
@Command(
        name = "admin-link",
        mixinStandardHelpOptions = true,
        description = "Prints a link by which somebody becomes a user of the console, once, within the hour.")
public final class AdminLinkCommand implements Callable<Integer> {
    @Mixin
    private final UpOptions options = new UpOptions();

    @Option(
            names = "--role",
            defaultValue = "administrator",
            description = "${COMPLETION-CANDIDATES}: what the user may do.")
    private Role role = Role.ADMINISTRATOR;

    @Override
    public Integer call() {
        Config config = options.config();
        try (Store store = Stores.openBeside(config, InstantSource.system())) {
            Links links = new Links(store.users(), new SecureRandom(), InstantSource.system());
            System.out.println(address(config.listen()) + links.offer(role));
            new CommandTrail(store.audit(), InstantSource.system()).keep("OfferLink", "link", "", role.words());
        }
        return ExitCode.OK;
    }

    /** Where Postern answers, as the configuration has it. */
    static String address(Config.Listen listen) {
        String host = listen.address().contains(":") ? "[" + listen.address() + "]" : listen.address();
        return (listen.tls().certificate() == null ? "http://" : "https://") + host + ":" + listen.port();
    }
}
