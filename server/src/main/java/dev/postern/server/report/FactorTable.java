// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.report;

import dev.postern.kernel.Finding;
import java.util.Locale;

/** The score of a finding: its terms as numbers and as bars to both sides of zero. */
final class FactorTable {
    private static final int HALF = 60;
    private static final int HEIGHT = 12;

    private final Html html;

    FactorTable(Html html) {
        this.html = html;
    }

    void write(Finding finding) {
        double sum =
                finding.factors().stream().mapToDouble(Finding.Factor::bits).sum();
        double most = finding.factors().stream()
                .mapToDouble(factor -> Math.abs(factor.bits()))
                .max()
                .orElse(1);
        Tables.open(html, "Evidence in bits: for an attacker, or (negative) for the owner", "#Bits", "Factor", "Why");
        for (Finding.Factor factor : finding.factors()) {
            html.open("tr").open("td", "class", "n");
            bar(factor.bits() / Math.max(most, 1));
            html.element("span", Texts.bits(factor.bits()), "class", "bits").close();
            html.element("th", factor.name(), "scope", "row")
                    .element("td", factor.text())
                    .close();
        }
        html.open("tr", "class", "sum").element("td", Texts.bits(sum), "class", "n");
        html.element("th", "sum", "scope", "row").element("td", odds(sum)).close();
        Tables.close(html);
    }

    private void bar(double share) {
        double length = Math.abs(share) * HALF;
        html.open(
                "svg",
                "class",
                "factor",
                "width",
                Integer.toString(2 * HALF),
                "height",
                Integer.toString(HEIGHT),
                "aria-hidden",
                "true");
        html.empty(
                "rect",
                "class",
                share < 0 ? "for-owner" : "for-attacker",
                "x",
                String.format(Locale.ROOT, "%.1f", share < 0 ? HALF - length : HALF),
                "y",
                "2",
                "width",
                String.format(Locale.ROOT, "%.1f", length),
                "height",
                "8");
        html.empty("line", "class", "zero", "x1", "" + HALF, "y1", "0", "x2", "" + HALF, "y2", "" + HEIGHT);
        html.close();
    }

    private static String odds(double sum) {
        return "what was seen is "
                + (sum < 40 ? Texts.number(Math.round(StrictMath.pow(2, Math.abs(sum)))) : "more than 10^12")
                + " times as likely for " + (sum < 0 ? "the owner" : "an attacker");
    }
}
