// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.sink;

import dev.postern.respond.Sink;
import dev.postern.respond.SinkTrial;
import dev.postern.server.ExitCode;
import dev.postern.server.UsageException;
import dev.postern.server.config.Config;
import dev.postern.server.config.ConfigException;
import dev.postern.server.config.ConfigFile;
import dev.postern.server.config.Overrides;
import dev.postern.server.output.SafeText;
import dev.postern.store.Scope;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code postern sink test}: sends a sample finding through sinks and tells which of them took it. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = {
            "Sends a sample finding through each configured sink, or through those named, and tells which of them took it.",
            "The sample says so in its title, is of low severity, and is kept nowhere else.",
            "Exit codes: 0 all took it; 1 one did not; 2 wrong usage."
        })
final class SinkTestCommand implements Callable<Integer> {
    @Option(names = "--config", paramLabel = "FILE", description = "The configuration. Default: that of postern up.")
    private @Nullable Path file;

    @Option(names = "--data", paramLabel = "DIR", description = "Folder of all that is kept, as of postern up.")
    private @Nullable Path data;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = "Names of sinks; the file of findings is called file. Default: all.")
    private List<String> names = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        Config config = config(System.getenv());
        InstantSource clock = InstantSource.system();
        List<Sink> sinks = chosen(Sinks.of(config.sinks(), clock));
        boolean all = true;
        for (Sink sink : sinks) {
            SinkTrial.Result result =
                    SinkTrial.run(sink, new Scope(config.account(), config.region()), clock, new SecureRandom());
            System.out.println(SafeText.of(result.message()));
            all &= result.accepted();
        }
        return all ? ExitCode.OK : ExitCode.FAILED;
    }

    private List<Sink> chosen(List<Sink> sinks) {
        List<String> known = sinks.stream().map(Sink::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new UsageException("there is no sink " + name + "; there "
                        + (known.isEmpty() ? "is none at all" : "are: " + String.join(", ", known)));
            }
        }
        if (sinks.isEmpty()) {
            throw new UsageException("no sink is configured; see sinks in docs/configuration.md");
        }
        return names.isEmpty()
                ? sinks
                : sinks.stream().filter(sink -> names.contains(sink.name())).toList();
    }

    private Config config(Map<String, String> env) {
        Optional<Path> found = file == null ? ConfigFile.find(env) : Optional.of(file);
        Overrides overrides = new Overrides(data, null, false);
        try {
            return found.isPresent()
                    ? ConfigFile.load(found.get(), env, overrides)
                    : ConfigFile.defaults(env, overrides);
        } catch (ConfigException e) {
            throw new UsageException(String.join("\n", e.lines()));
        }
    }
}
