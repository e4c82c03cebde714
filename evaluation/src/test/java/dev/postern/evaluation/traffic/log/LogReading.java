// SPDX-License-Identifier: Apache-2.0
package dev.postern.evaluation.traffic.log;

import dev.postern.formats.Families;
import dev.postern.formats.InstanceReader;
import dev.postern.formats.LogFile;
import dev.postern.formats.LogRecord;
import dev.postern.formats.Recognised;
import dev.postern.formats.Recogniser;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.envelope.Envelopes;
import dev.postern.kernel.Input;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Reads log files as {@code postern scan} does. */
final class LogReading {
    private static final Recogniser RECOGNISER = new Recogniser(Families.ALL, Envelopes.ALL);

    private LogReading() {}

    /** All that is read from the files of one server. */
    static List<Input> of(String instance, List<Path> files) throws Exception {
        ScanOptions options = ScanOptions.of(instance, ZoneOffset.UTC);
        List<Recognised<?>> recognised = new ArrayList<>();
        for (Path file : files) {
            Recognised<?> one = RECOGNISER.recognise(new OnDisk(file), options);
            if (one != null) {
                recognised.add(one);
            }
        }
        return read(recognised, options);
    }

    @SuppressWarnings("unchecked")
    private static <R extends LogRecord> List<Input> read(List<Recognised<?>> files, ScanOptions options) {
        List<Recognised<R>> same = new ArrayList<>();
        files.forEach(file -> same.add((Recognised<R>) file));
        List<Input> inputs = new ArrayList<>();
        try (InstanceReader<R> reader =
                new InstanceReader<>(options, same.get(0).family(), same, problem -> {
                    throw new AssertionError(problem);
                })) {
            for (Input input = reader.next(); input != null; input = reader.next()) {
                inputs.add(input);
            }
        }
        return inputs;
    }

    private record OnDisk(Path path) implements LogFile {
        @Override
        public String name() {
            return path.toString();
        }

        @Override
        public InputStream open() throws java.io.IOException {
            return Files.newInputStream(path);
        }
    }
}
