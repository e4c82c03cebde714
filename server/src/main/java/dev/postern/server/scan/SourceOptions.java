// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.scan;

import dev.postern.formats.Families;
import dev.postern.formats.InstanceReader;
import dev.postern.formats.LogFile;
import dev.postern.formats.Recogniser;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.envelope.Envelopes;
import dev.postern.server.Durations;
import dev.postern.server.UsageException;
import dev.postern.server.source.InstanceFiles;
import dev.postern.server.source.Logins;
import dev.postern.server.source.PerInstance;
import dev.postern.server.source.SourceArgument;
import dev.postern.server.source.SourceSet;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which logs to read and how: shared by all commands over logs. */
final class SourceOptions {
    @Parameters(
            paramLabel = "SOURCE",
            arity = "1..*",
            description = {
                "PATH or DB=PATH. DB is the database instance's identifier; PATH is a file, a glob, a folder (one"
                        + " instance's rotated set) or - for standard input. .gz and .zst are read as they are. One DB may"
                        + " be given several times (error log + general log)."
            })
    private List<String> sources = new ArrayList<>();

    @Option(
            names = "--log-line-prefix",
            paramLabel = "[DB=]PREFIX",
            description = "PostgreSQL's log_line_prefix where it is not recognised from the lines. Repeatable.")
    private List<String> prefixes = new ArrayList<>();

    @Option(
            names = "--timezone",
            paramLabel = "[DB=]ZONE",
            description = "Zone of times that have none, or an abbreviation only; e.g. Europe/Berlin. Repeatable.")
    private List<String> zones = new ArrayList<>();

    @Option(
            names = "--incomplete-after",
            paramLabel = "DURATION",
            defaultValue = "65s",
            description = "How long a connection may stay silent before it counts as incomplete; more than the server's"
                    + " authentication_timeout. Default: ${DEFAULT-VALUE}.")
    private String incompleteAfter = "65s";

    private final List<LogFile> files = new ArrayList<>();

    private final List<String> empty = new ArrayList<>();

    /** Names of the files that {@link #open} has found to be empty. */
    List<String> empty() {
        return empty;
    }

    /** All files that {@link #open} has found. */
    List<LogFile> files() {
        return files;
    }

    /** Opens all sources; what cannot be read is told to {@code run} and left out. */
    Logins open(Run run) {
        List<SourceArgument> arguments =
                sources.stream().map(SourceArgument::parse).toList();
        SourceSet set = new SourceSet(System.in, run::problem, run.progress()::read);
        Map<String, List<LogFile>> byInstance = set.resolve(arguments);
        byInstance.values().forEach(files::addAll);
        checkZones(byInstance.keySet());
        Duration hold = Durations.parse("--incomplete-after", incompleteAfter);
        Recogniser recogniser = new Recogniser(Families.ALL, Envelopes.ALL);
        InstanceFiles opener = new InstanceFiles(recogniser, run::problem, run::note);
        List<InstanceReader<?>> readers = new ArrayList<>();
        byInstance.forEach((instance, logs) -> {
            InstanceReader<?> reader = opener.open(options(instance, byInstance.keySet(), hold), logs);
            if (reader != null) {
                readers.add(reader);
            }
        });
        empty.addAll(opener.empty());
        run.progress().start(set.totalBytes());
        return new Logins(readers);
    }

    private ScanOptions options(String instance, Set<String> known, Duration hold) {
        ScanOptions base = ScanOptions.of(instance, ZoneId.systemDefault());
        return new ScanOptions(
                instance,
                zone(new PerInstance(zones).of(instance, known)),
                base.machineZone(),
                new PerInstance(prefixes).of(instance, known),
                base.disorderMicros(),
                base.successHoldMicros(),
                hold.toNanos() / 1000);
    }

    /** A zone's name holds no equals sign: what stands before one must be an instance. */
    private void checkZones(Set<String> known) {
        for (String zone : zones) {
            int equals = zone.indexOf('=');
            if (equals >= 0 && !known.contains(zone.substring(0, equals))) {
                throw new UsageException("--timezone: '" + zone + "': no such instance; there is "
                        + (known.isEmpty() ? "none" : String.join(", ", known)));
            }
        }
    }

    private static @Nullable ZoneId zone(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new UsageException(
                    "--timezone: '" + text + "' is no zone; write for example Europe/Berlin, UTC or +05:30");
        }
    }
}
