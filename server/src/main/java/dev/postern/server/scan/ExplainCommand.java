// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.scan;

import dev.postern.server.ExitCode;
import dev.postern.server.UsageException;
import dev.postern.server.output.Explanation;
import dev.postern.server.output.Json;
import dev.postern.server.output.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** {@code postern explain}: all evidence of one finding, from the saved output of {@code scan}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Shows all evidence of one finding from output saved with scan --format json or jsonl.")
public final class ExplainCommand implements Callable<Integer> {
    private static final int SHORTEST_ID = 4;

    @Parameters(index = "0", paramLabel = "FINDING_ID", description = "The finding's id, or its first characters.")
    private String id = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "Output of scan --format json or jsonl; - for standard input.")
    private @Nullable String file;

    @Override
    public Integer call() {
        if (file == null) {
            throw new UsageException(
                    "say in which file the finding is: postern scan --format jsonl SOURCE > findings.jsonl,"
                            + " then postern explain " + id + " findings.jsonl");
        }
        if (id.length() < SHORTEST_ID) {
            throw new UsageException("give at least " + SHORTEST_ID + " characters of the finding's id");
        }
        List<JsonNode> matches = new ArrayList<>();
        try {
            for (JsonNode finding : read(file)) {
                if (finding.path("id").asString("").startsWith(id)) {
                    matches.add(finding);
                }
            }
        } catch (NoSuchFileException e) {
            throw new UsageException(file + ": no such file");
        } catch (IOException | JacksonException e) {
            throw new UsageException(file + ": is no output of scan --format json or jsonl: " + e.getMessage());
        }
        if (matches.isEmpty()) {
            throw new UsageException("no finding in " + file + " has an id that begins with " + id);
        }
        if (matches.size() > 1) {
            throw new UsageException(matches.size() + " findings in " + file + " have an id that begins with " + id
                    + "; give more characters");
        }
        checkMembers(matches.get(0));
        new Explanation(Terminal.of(System.getenv())).lines(matches.get(0)).forEach(System.out::println);
        return ExitCode.OK;
    }

    /** Members that each finding of ours has; what lacks one is something else, of which little could be told. */
    private void checkMembers(JsonNode finding) {
        for (String member : List.of("/title", "/description", "/type", "/severity", "/service/eventFirstSeen")) {
            if (finding.at(member).isMissingNode()) {
                throw new UsageException(file + ": the object with the id "
                        + finding.path("id").asString("") + " is no finding, it has no "
                        + member.substring(1).replace('/', '.'));
            }
        }
    }

    /** Findings of one document of the shape {@code {"findings": [...]}}, or of JSON lines. */
    private static List<JsonNode> read(String file) throws IOException {
        List<JsonNode> findings = new ArrayList<>();
        try (BufferedReader in = file.equals("-")
                        ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                        : Files.newBufferedReader(Path.of(file));
                var values = Json.MAPPER.readerFor(JsonNode.class).<JsonNode>readValues(in)) {
            while (values.hasNextValue()) {
                JsonNode value = values.nextValue();
                JsonNode list = value.path("findings");
                if (list.isArray()) {
                    list.forEach(findings::add);
                } else {
                    findings.add(value);
                }
            }
        }
        return findings;
    }
}
