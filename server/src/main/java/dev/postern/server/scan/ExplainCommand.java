// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.scan;

import dev.postern.server.ExitCode;
import dev.postern.server.UsageException;
import dev.postern.server.config.Config;
import dev.postern.server.config.UpOptions;
import dev.postern.server.kept.Stores;
import dev.postern.server.output.Explanation;
import dev.postern.server.output.Json;
import dev.postern.server.output.Terminal;
import dev.postern.store.FindingField;
import dev.postern.store.FindingPage;
import dev.postern.store.Findings;
import dev.postern.store.Store;
import dev.postern.store.StoreException;
import dev.postern.store.StoredFinding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** {@code postern explain}: all evidence of one finding, from the store of {@code up} or the saved output of {@code scan}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Shows all evidence of one finding: one that up has stored, whether it runs or not, or one from output that was saved with"
                    + " scan --format json or jsonl."
        })
public final class ExplainCommand implements Callable<Integer> {
    private static final int SHORTEST_ID = 4;

    @Parameters(index = "0", paramLabel = "FINDING_ID", description = "The finding's id, or its first characters.")
    private String id = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "Output of scan --format json or jsonl; - for standard input. Default: what up has stored.")
    private @Nullable String file;

    @Mixin
    private final UpOptions options = new UpOptions();

    @Override
    public Integer call() {
        if (id.length() < SHORTEST_ID) {
            throw new UsageException("give at least " + SHORTEST_ID + " characters of the finding's id");
        }
        String place = file == null ? "the store" : file;
        List<JsonNode> matches = file == null ? stored() : saved(file);
        if (matches.isEmpty()) {
            throw new UsageException("no finding in " + place + " has an id that begins with " + id
                    + (file == null
                            ? "; for one that scan has found, save its output: postern scan --format jsonl SOURCE >"
                                    + " findings.jsonl, then postern explain " + id + " findings.jsonl"
                            : ""));
        }
        if (matches.size() > 1) {
            throw new UsageException(
                    "several findings in " + place + " have an id that begins with " + id + "; give more characters");
        }
        checkMembers(matches.get(0));
        new Explanation(Terminal.of(System.getenv())).lines(matches.get(0)).forEach(System.out::println);
        return ExitCode.OK;
    }

    private List<JsonNode> saved(String from) {
        try {
            return read(from).stream()
                    .filter(finding -> finding.path("id").asString("").startsWith(id))
                    .toList();
        } catch (NoSuchFileException e) {
            throw new UsageException(from + ": no such file");
        } catch (IOException | JacksonException e) {
            throw new UsageException(from + ": is no output of scan --format json or jsonl: " + e.getMessage());
        }
    }

    private List<JsonNode> stored() {
        Config config = options.config();
        try (Store store = Stores.openBeside(config, InstantSource.system())) {
            return config.owners().all().stream()
                    .flatMap(owner -> stored(store.findings(owner)).stream())
                    .map(each -> Json.MAPPER.readTree(each.state().document()))
                    .toList();
        } catch (StoreException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private List<StoredFinding> stored(Findings findings) {
        List<StoredFinding> found = new ArrayList<>(findings.find(List.of(id)));
        FindingPage next = new FindingPage(List.of(), FindingField.ID, false, new FindingPage.Place(id, id), 2);
        findings.page(next).stream()
                .filter(each -> each.state().id().startsWith(id))
                .forEach(found::add);
        return found;
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
