// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.scan;

import dev.postern.kernel.Input;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.TamperSignal;
import dev.postern.server.output.LoginJson;
import dev.postern.server.source.Logins;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code postern events}: the normalised logins. */
@Command(
        name = "events",
        mixinStandardHelpOptions = true,
        description =
                "Prints the normalised logins of the logs, one JSON object a line, in the order in which they were settled.")
public final class EventsCommand implements Callable<Integer> {
    @Mixin
    private final SourceOptions sources = new SourceOptions();

    @Mixin
    private final PeriodOptions period = new PeriodOptions();

    @Override
    public Integer call() {
        Run run = Run.start();
        period.check();
        Tampering tampering = new Tampering(run);
        LoginJson json = new LoginJson(System.out);
        try (Logins logins = sources.open(run)) {
            for (Input input = logins.next(); input != null; input = logins.next()) {
                if (input instanceof LoginEvent login && period.contains(login.openedMicros())) {
                    json.write(login);
                } else if (input instanceof TamperSignal signal && period.contains(signal.timeMicros())) {
                    tampering.saw(signal);
                }
            }
            json.finish();
            tampering.sayRest();
            run.sayWhatWasRead(logins);
        }
        return run.exitCode();
    }
}
