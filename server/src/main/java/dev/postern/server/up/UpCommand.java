// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import dev.postern.server.ExitCode;
import dev.postern.server.UsageException;
import dev.postern.server.config.Config;
import dev.postern.server.config.ConfigException;
import dev.postern.server.config.ConfigFile;
import dev.postern.server.config.Overrides;
import dev.postern.server.output.SafeText;
import dev.postern.store.StoreException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code postern up}: watches databases until it is told to end. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Watches databases day and night: reads their logs as they are written, stores each login once, raises findings and"
                    + " sends them on.",
            "Without a configuration it watches the database servers of this machine whose logs it can read.",
            "End it with Ctrl-C or SIGTERM; it goes on where it was at the next start, also after a crash."
        })
public final class UpCommand implements Callable<Integer> {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "The configuration. Default: postern.yaml of $CONFIGURATION_DIRECTORY, $XDG_CONFIG_HOME/postern"
                            + " (~/.config/postern) or /etc/postern, the first there is.")
    private @Nullable Path file;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of all that is kept, whatever the configuration says.")
    private @Nullable Path data;

    @Option(names = "--port", paramLabel = "N", description = "Port to answer at, whatever the configuration says.")
    private @Nullable Integer port;

    @Option(names = "--no-discovery", description = "Do not look for the database servers of this machine.")
    private boolean noDiscovery;

    @Override
    public Integer call() throws InterruptedException {
        Config config = config(System.getenv());
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Thread hook = new Thread(
                () -> {
                    end.countDown();
                    awaitQuietly(ended);
                },
                "postern-end");
        Runtime.getRuntime().addShutdownHook(hook);
        try (Postern postern = Postern.start(config, UpCommand::say)) {
            postern.describe().forEach(UpCommand::say);
            end.await();
            say("ending");
        } catch (StoreException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        } finally {
            ended.countDown();
        }
        return ExitCode.OK;
    }

    private static void awaitQuietly(CountDownLatch ended) {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Config config(Map<String, String> env) {
        Optional<Path> found = file == null ? ConfigFile.find(env) : Optional.of(file);
        Overrides overrides = new Overrides(data, port, noDiscovery);
        try {
            Config config = found.isPresent()
                    ? ConfigFile.load(found.get(), env, overrides)
                    : ConfigFile.defaults(env, overrides);
            say(found.map(path -> "configuration " + path).orElse("no configuration file: all defaults"));
            return config;
        } catch (ConfigException e) {
            throw new UsageException(String.join("\n", e.lines()));
        }
    }

    private static void say(String text) {
        System.err.println("postern: " + SafeText.of(text));
    }
}
