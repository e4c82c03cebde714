// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.config;

import dev.postern.server.ExitCode;
import dev.postern.server.output.SafeText;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code postern config check}: whether a configuration can be used, and all that is wrong with it. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Checks a configuration and tells all that is wrong with it, with line and column.",
            "Files that it names must be there and readable by the user who runs this."
        })
final class ConfigCheckCommand implements Callable<Integer> {
    @Mixin
    private final ConfigOption option = new ConfigOption();

    @Override
    public Integer call() {
        Map<String, String> env = System.getenv();
        try {
            Config config = option.load(env);
            Optional<Path> file = option.file(env);
            int databases = config.databases().size();
            System.out.println(file.map(f -> SafeText.of(f.toString())).orElse("no file, all defaults") + ": good, "
                    + (databases == 1 ? "1 database" : databases + " databases"));
            Cautions.of(config).forEach(each -> System.out.println(SafeText.of(each)));
            return ExitCode.OK;
        } catch (ConfigException e) {
            ConfigOption.tell(e);
            return ExitCode.USAGE;
        }
    }
}
