// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.finding;

import dev.postern.console.web.WebResponse;
import dev.postern.store.StoredFinding;
import java.util.List;
import java.util.function.Function;

/** Lists of findings for programs. */
final class Export {
    private static final String COLUMNS =
            "id,type,severity,title,database,user,source,whereabouts,count,firstSeen,lastSeen,updated,archived,feedback";

    /** What formulas begin with, in full width as well. */
    private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private Export() {}

    /** The findings in GuardDuty's wire form, as GetFindings answers. */
    static WebResponse json(List<StoredFinding> findings) {
        StringBuilder out = new StringBuilder("{\"findings\":[");
        for (int i = 0; i < findings.size(); i++) {
            out.append(i == 0 ? "\n" : ",\n")
                    .append(Evidence.of(findings.get(i)).document());
        }
        return file("application/json", "findings.json", out.append("\n]}\n").toString());
    }

    /** Events of OCSF, one a line. */
    static WebResponse ocsf(List<StoredFinding> findings, Function<StoredFinding, String> event) {
        StringBuilder out = new StringBuilder();
        findings.forEach(finding -> out.append(event.apply(finding)).append('\n'));
        return file("application/x-ndjson", "findings.ocsf.jsonl", out.toString());
    }

    /** A table (RFC 4180). */
    static WebResponse csv(List<StoredFinding> findings) {
        StringBuilder out = new StringBuilder(COLUMNS).append("\r\n");
        for (StoredFinding finding : findings) {
            FindingRow row = FindingRow.of(finding);
            List<String> cells = List.of(
                    row.id(),
                    row.type(),
                    Double.toString(row.severity()),
                    row.title(),
                    row.database(),
                    row.user(),
                    row.source(),
                    row.whereabouts(),
                    Integer.toString(row.count()),
                    row.firstSeen().toString(),
                    row.lastSeen().toString(),
                    row.updated().toString(),
                    Boolean.toString(row.archived()),
                    row.feedback());
            out.append(String.join(",", cells.stream().map(Export::cell).toList()))
                    .append("\r\n");
        }
        return file("text/csv; charset=utf-8", "findings.csv", out.toString());
    }

    /** A hostile text that a spreadsheet takes for a text, not for a formula (OWASP, CSV Injection). */
    static String cell(String hostile) {
        boolean isFormula = !hostile.isEmpty() && FORMULA.indexOf(hostile.charAt(0)) >= 0;
        return "\"" + (isFormula ? "'" : "") + hostile.replace("\"", "\"\"") + "\"";
    }

    private static WebResponse file(String type, String name, String text) {
        return WebResponse.text(200, type, text).with("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }
}
