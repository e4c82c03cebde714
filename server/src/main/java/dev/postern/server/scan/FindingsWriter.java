// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.scan;

import dev.postern.kernel.Finding;
import dev.postern.server.output.Json;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Findings as JSON lines, or as one document of the shape of a {@code GetFindings} reply. */
final class FindingsWriter {
    private final Function<Finding, ObjectNode> json;
    private final PrintStream out;

    /** @param json a finding in the wanted shape */
    FindingsWriter(Function<Finding, ObjectNode> json, PrintStream out) {
        this.json = json;
        this.out = out;
    }

    void write(boolean oneDocument, List<Finding> findings) {
        if (!oneDocument) {
            for (Finding finding : findings) {
                out.print(Json.MAPPER.writeValueAsString(json.apply(finding)));
                out.print('\n');
            }
            return;
        }
        out.print("{\"findings\": [");
        String separator = "\n";
        for (Finding finding : findings) {
            out.print(separator);
            out.print(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json.apply(finding)));
            separator = ",\n";
        }
        out.print(findings.isEmpty() ? "]}\n" : "\n]}\n");
    }
}
