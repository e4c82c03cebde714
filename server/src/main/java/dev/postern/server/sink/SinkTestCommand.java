// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.sink;

import dev.postern.respond.Sink;
import dev.postern.respond.SinkTrial;
import dev.postern.server.ExitCode;
import dev.postern.server.UsageException;
import dev.postern.server.config.Config;
import dev.postern.server.config.UpOptions;
import dev.postern.server.output.SafeText;
import dev.postern.store.Scope;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
    @Mixin
    private final UpOptions options = new UpOptions();

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = "Names of sinks; the file of findings is called file. Default: all.")
    private List<String> names = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        Config config = options.config();
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
}
