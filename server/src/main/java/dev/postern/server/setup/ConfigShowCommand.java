// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.setup;

import dev.postern.server.ExitCode;
import dev.postern.server.config.Cautions;
import dev.postern.server.config.Config;
import dev.postern.server.config.ConfigException;
import dev.postern.server.config.ConfigYaml;
import dev.postern.server.discovery.Discovery;
import dev.postern.server.discovery.DiscoveryReport;
import dev.postern.server.output.SafeText;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code postern config show}: the configuration that takes effect, with all defaults. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the configuration that takes effect, with all defaults, as YAML. Secrets are masked.",
            "When no databases are configured, comments name those found on this machine."
        })
final class ConfigShowCommand implements Callable<Integer> {
    @Mixin
    private final ConfigOption option = new ConfigOption();

    @Override
    public Integer call() {
        try {
            Config config = option.load(System.getenv());
            System.out.print(ConfigYaml.of(config));
            Cautions.of(config).forEach(each -> System.out.println("# " + SafeText.of(each)));
            if (config.isLeftToDiscovery()) {
                DiscoveryReport.lines(new Discovery(Path.of("/")).find())
                        .forEach(line -> System.out.println("# " + SafeText.of(line)));
            }
            return ExitCode.OK;
        } catch (ConfigException e) {
            ConfigOption.tell(e);
            return ExitCode.USAGE;
        }
    }
}
