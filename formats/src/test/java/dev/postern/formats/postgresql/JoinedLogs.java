// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.formats.EngineFamily;
import dev.postern.formats.Families;
import dev.postern.formats.InstanceReader;
import dev.postern.formats.LogFile;
import dev.postern.formats.Recognised;
import dev.postern.formats.Recogniser;
import dev.postern.formats.SourceProblem;
import dev.postern.formats.envelope.Envelopes;
import dev.postern.kernel.Input;
import dev.postern.kernel.LoginEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The logs of a server and of what stands before it, read together. */
final class JoinedLogs {
    private JoinedLogs() {}

    static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(JoinedLogs.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }

    static List<LoginEvent> of(String folder, String... names) throws IOException, SourceProblem {
        List<Recognised<?>> files = new ArrayList<>();
        for (String name : names) {
            files.add(Objects.requireNonNull(new Recogniser(Families.ALL, Envelopes.ALL)
                    .recognise(file(name, resource(folder + name)), Logs.OPTIONS)));
        }
        return read(files.get(0).family(), files);
    }

    /** @param logs texts by file name; files of one set have the same name but for what stands after a colon */
    static List<LoginEvent> of(Map<String, String> logs) throws IOException, SourceProblem {
        List<Recognised<?>> files = new ArrayList<>();
        for (Map.Entry<String, String> log : logs.entrySet()) {
            byte[] bytes = log.getValue().getBytes(StandardCharsets.UTF_8);
            files.add(Objects.requireNonNull(
                    new Recogniser(Families.ALL, Envelopes.ALL).recognise(file(log.getKey(), bytes), Logs.OPTIONS)));
        }
        return read(files.get(0).family(), files);
    }

    @SuppressWarnings("unchecked") // all files are of the family
    private static <R extends dev.postern.formats.LogRecord> List<LoginEvent> read(
            EngineFamily<R> family, List<Recognised<?>> files) {
        List<Recognised<R>> ofFamily = new ArrayList<>();
        files.forEach(file -> ofFamily.add((Recognised<R>) file));
        List<LoginEvent> logins = new ArrayList<>();
        try (InstanceReader<R> reader = new InstanceReader<>(Logs.OPTIONS, family, ofFamily, problem -> {
            throw new AssertionError(problem);
        })) {
            for (Input input = reader.next(); input != null; input = reader.next()) {
                if (input instanceof LoginEvent login) {
                    logins.add(login);
                }
            }
        }
        return logins;
    }

    private static LogFile file(String name, byte[] bytes) {
        return new LogFile() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String set() {
                return name.split(":", 2)[0];
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }
}
