// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.setup;

import dev.postern.server.ExitCode;
import dev.postern.server.config.Cautions;
import dev.postern.server.config.Config;
import dev.postern.server.config.ConfigException;
import dev.postern.server.output.SafeText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code postern config check}: whether a configuration can be used, and all that is wrong with it. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Checks a configuration and tells all that is wrong with it, with line and column.",
            "Files that it names must be there and readable by the user who runs this.",
            "With --connect what it names is tried as well, and told of in a line each: logs are read, servers connected with and"
                    + " logged in to. Nothing is changed, fetched or sent, but for what connecting takes.",
            "Exit codes: 0 all is well; 1 something does not work; 2 the configuration has problems, or wrong usage."
        })
final class ConfigCheckCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Mixin
    private final ConfigOption option = new ConfigOption();

    @Option(
            names = "--connect",
            description =
                    "Also try the store, logs, SQL sources, feeds, webhooks and other servers. Takes 30 seconds at most for"
                            + " any 32 of them.")
    private boolean connect;

    @Override
    public Integer call() throws InterruptedException {
        Map<String, String> env = System.getenv();
        try {
            Config config = option.load(env);
            Optional<Path> file = option.file(env);
            int databases = config.databases().size();
            System.out.println(file.map(f -> SafeText.of(f.toString())).orElse("no file, all defaults") + ": good, "
                    + (databases == 1 ? "1 database" : databases + " databases"));
            Cautions.of(config).forEach(each -> System.out.println(SafeText.of(each)));
            return !connect || works(config) ? ExitCode.OK : ExitCode.FAILED;
        } catch (ConfigException e) {
            ConfigOption.tell(e);
            return ExitCode.USAGE;
        }
    }

    private static boolean works(Config config) throws InterruptedException {
        return TrialRun.of(Trials.of(config), LIMIT, result -> {
            System.out.println(SafeText.of(result.line()));
            System.out.flush();
        });
    }
}
