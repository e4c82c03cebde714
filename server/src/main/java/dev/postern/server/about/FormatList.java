// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.about;

import dev.postern.formats.Coverage;
import dev.postern.formats.Coverage.Fact;
import dev.postern.formats.EngineFamily;
import dev.postern.formats.LogFormat;
import dev.postern.server.output.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** All formats of the given families in the families' order, in forms for people and programs. */
final class FormatList {
    private final List<Row> rows = new ArrayList<>();

    private record Row(String family, String id, String title, Coverage coverage) {}

    FormatList(Collection<EngineFamily<?>> families) {
        for (EngineFamily<?> family : families) {
            for (LogFormat<?> format : family.formats()) {
                rows.add(new Row(family.id(), format.id(), format.title(), format.coverage()));
            }
        }
    }

    /** Columns of plain text. */
    String table() {
        List<List<String>> cells = new ArrayList<>();
        cells.add(heading());
        rows.forEach(row -> cells.add(cells(row, told -> told ? "yes" : "-")));
        int[] widths = IntStream.range(0, cells.get(0).size())
                .map(column -> cells.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        StringBuilder out = new StringBuilder();
        for (List<String> line : cells) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                text.append(line.get(i))
                        .append(" ".repeat(widths[i] - line.get(i).length() + 2));
            }
            out.append(text.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }

    /** The table of the README. */
    String markdown() {
        StringBuilder out = new StringBuilder();
        out.append(markdown(heading()));
        out.append("|---|---").append("|:-:".repeat(Fact.values().length)).append("|\n");
        rows.forEach(row -> out.append(markdown(cells(row, told -> told ? "✓" : ""))));
        return out.toString();
    }

    /** One document: {@code {"formats": [{"id", "title", "family", "versions", "tells": [...]}]}}. */
    String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode formats = json.putArray("formats");
        for (Row row : rows) {
            ObjectNode format = formats.addObject();
            format.put("id", row.id).put("title", row.title).put("family", row.family);
            format.put("versions", row.coverage.versions());
            ArrayNode tells = format.putArray("tells");
            row.coverage.facts().forEach(fact -> tells.add(fact.label().toLowerCase(Locale.ROOT)));
        }
        return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }

    private static List<String> heading() {
        List<String> cells = new ArrayList<>(List.of("log", "versions"));
        for (Fact fact : Fact.values()) {
            cells.add(fact.label());
        }
        return cells;
    }

    private static List<String> cells(Row row, Function<Boolean, String> mark) {
        List<String> cells = new ArrayList<>(List.of(row.title, row.coverage.versions()));
        for (Fact fact : Fact.values()) {
            cells.add(mark.apply(row.coverage.tells(fact)));
        }
        return cells;
    }

    private static String markdown(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
