// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.scan;

import dev.postern.kernel.Finding;
import dev.postern.server.output.FindingJson;
import dev.postern.server.output.Json;
import java.io.PrintStream;
import java.util.List;

/** Findings as JSON lines, or as one document of the shape of a {@code GetFindings} reply. */
final class FindingsWriter {
    private final FindingJson json;
    private final PrintStream out;

    FindingsWriter(FindingJson json, PrintStream out) {
        this.json = json;
        this.out = out;
    }

    void write(boolean oneDocument, List<Finding> findings) {
        if (!oneDocument) {
            for (Finding finding : findings) {
                out.print(Json.MAPPER.writeValueAsString(json.of(finding)));
                out.print('\n');
            }
            return;
        }
        out.print("{\"findings\": [");
        String separator = "\n";
        for (Finding finding : findings) {
            out.print(separator);
            out.print(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json.of(finding)));
            separator = ",\n";
        }
        out.print(findings.isEmpty() ? "]}\n" : "\n]}\n");
    }
}
