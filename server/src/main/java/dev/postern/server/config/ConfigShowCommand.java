// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.config;

import dev.postern.server.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code postern config show}: the configuration that takes effect, with all defaults. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows the configuration that takes effect, with all defaults, as YAML. Secrets are masked.")
final class ConfigShowCommand implements Callable<Integer> {
    @Mixin
    private final ConfigOption option = new ConfigOption();

    @Override
    public Integer call() {
        try {
            System.out.print(ConfigYaml.of(option.load(System.getenv())));
            return ExitCode.OK;
        } catch (ConfigException e) {
            ConfigOption.tell(e);
            return ExitCode.USAGE;
        }
    }
}
