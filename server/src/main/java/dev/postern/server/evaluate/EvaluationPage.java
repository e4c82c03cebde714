// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.evaluate;

import dev.postern.evaluation.measure.Incident;
import dev.postern.evaluation.measure.Raised;
import dev.postern.evaluation.report.ClassQuality;
import dev.postern.evaluation.report.Evaluated;
import dev.postern.evaluation.report.Goal;
import dev.postern.evaluation.report.Quality;
import dev.postern.evaluation.report.Rates;
import dev.postern.evaluation.report.Readiness;
import dev.postern.server.Version;
import dev.postern.server.report.Html;
import dev.postern.server.report.Page;
import dev.postern.server.report.Tables;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** An evaluation as a page to open in a browser: pictures, tables, every miss and every false finding. It loads nothing. */
final class EvaluationPage {
    private final Evaluated all;
    private final Html html = new Html();
    private final Charts charts = new Charts(html);

    EvaluationPage(Evaluated all) {
        this.all = all;
    }

    String html() {
        html.declaration("<!DOCTYPE html>");
        html.open("html", "lang", "en");
        String css = Page.resource(Tables.class, "report.css") + Page.resource(EvaluationPage.class, "evaluation.css");
        Page.head(html, "Detection quality Postern", css);
        html.open("body");
        html.open("header", "class", "page").element("p", "Postern · detection quality", "class", "brand");
        html.element("h1", headline());
        html.element(
                "p",
                Figures.number(all.databaseWeeks()) + " database-weeks, "
                        + Figures.whole(all.kernel().logins()) + " logins, "
                        + all.incidents().size()
                        + " attacks and authorised tests. All of it is made up.",
                "class",
                "quiet");
        html.close();
        html.open("main");
        goals();
        pictures();
        classes();
        findings();
        compared();
        misses();
        falseFindings();
        setting();
        html.close();
        html.open("footer");
        html.element(
                "p",
                "Written by Postern " + Version.number()
                        + ". Times are UTC. This file loads nothing and runs nothing.");
        html.close().close().close();
        return html.toString();
    }

    private String headline() {
        Quality kernel = all.kernel();
        return Figures.percent(kernel.separableMean()) + " of the separable attacks found at "
                + Figures.rate(kernel.falseFindings().mediumAndAbove())
                + " false Medium or graver findings per database-week";
    }

    private void section(String id, String heading) {
        html.open("section", "aria-labelledby", id).element("h2", heading, "id", id);
    }

    private void goals() {
        section("goals", "Goals");
        Tables.open(html, "Goals", "Measure", "#Measured", "#Must", "#Wanted", "");
        for (Goal goal : all.goals()) {
            String sign = goal.atLeast() ? "≥ " : "≤ ";
            String verdict = goal.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            html.open("tr").element("th", goal.measure(), "scope", "row");
            figures(
                    Figures.goal(goal.measured()),
                    sign + Figures.goal(goal.must()),
                    sign + Figures.goal(goal.wanted()));
            html.element("td", verdict, "class", "verdict " + verdict.replace(' ', '-'))
                    .close();
        }
        Tables.close(html);
        html.close();
    }

    private void pictures() {
        section("classes-picture", "Detection of each class, with 95 % intervals");
        charts.detection(all.kernel().classes());
        html.close();
        section("delays", "Time to detect: median and 95th percentile");
        charts.delays(all.kernel().classes());
        html.close();
        section("scores", "Scores of findings, in bits");
        charts.scores(all.findings());
        html.close();
    }

    private void classes() {
        section("classes", "Attacks by class");
        Tables.open(
                html,
                "Attacks by class",
                "Class",
                "#Found",
                "#Share",
                "#95 %",
                "#p50",
                "#p95",
                "#Told",
                "#p99",
                "#Severity right",
                "#Explained right");
        for (ClassQuality of : all.kernel().classes()) {
            html.open("tr").element("th", of.number() + " " + of.title(), "scope", "row");
            figures(
                    Figures.fraction(of.found()),
                    Figures.percent(of.found().share()),
                    Figures.interval(of.found()),
                    Figures.seconds(of.delaySeconds().p50()),
                    Figures.seconds(of.delaySeconds().p95()),
                    Figures.number(of.notifications().mean()),
                    Figures.number(of.notifications().p99()),
                    Figures.percent(of.severityRight().share()),
                    Figures.percent(of.explanationRight().share()));
            html.close();
        }
        Tables.close(html);
        Quality kernel = all.kernel();
        html.element(
                "p",
                "Separable classes: mean " + Figures.percent(kernel.separableMean()) + ", worst "
                        + Figures.percent(kernel.separableWorst()) + ". Inseparable ones: "
                        + Figures.fraction(kernel.inseparable()) + ". Authorised tests: "
                        + Figures.fraction(kernel.authorised())
                        + ". Logins that findings rest on whose happening is known: "
                        + Figures.percent(kernel.attributed().share()) + ".",
                "class",
                "quiet");
        html.element("p", Figures.sentence(kernel.sequences()), "class", "quiet");
        html.close();
    }

    private void findings() {
        section("findings", "Findings per database-week");
        Tables.open(html, "By worth", "", "#Medium+", "#95 %", "#High", "#Low", "#Number");
        rates("false", all.kernel().falseFindings());
        rates("background", all.kernel().background());
        rates("of authorised tests", all.kernel().authorisedFindings());
        Tables.close(html);
        Tables.open(html, "Learning from nothing", "Days", "#False Medium+", "#False Low", "#Found", "#95 %");
        for (Readiness span : all.kernel().readiness()) {
            html.open("tr").element("th", span.fromDay() + " to " + Figures.number(span.toDay()), "scope", "row");
            figures(
                    Figures.rate(span.falseFindings().mediumAndAbove()),
                    Figures.rate(span.falseFindings().low()),
                    Figures.fraction(span.found()),
                    Figures.interval(span.found()));
            html.close();
        }
        Tables.close(html);
        if (!all.causes().isEmpty()) {
            Tables.open(html, "What false findings were raised for", "Cause", "Type", "#Medium+", "#Low");
            for (Evaluated.Cause cause : all.causes()) {
                html.open("tr").element("th", cause.cause(), "scope", "row").element("td", cause.type());
                figures(Figures.whole(cause.mediumAndAbove()), Figures.whole(cause.low()));
                html.close();
            }
            Tables.close(html);
        }
        html.close();
    }

    private void rates(String name, Rates rates) {
        html.open("tr").element("th", name, "scope", "row");
        figures(
                Figures.rate(rates.mediumAndAbove()),
                Figures.rateInterval(rates.mediumAndAbove()),
                Figures.rate(rates.high()),
                Figures.rate(rates.low()),
                Figures.whole(rates.mediumAndAbove().findings() + rates.low().findings()));
        html.close();
    }

    private void compared() {
        section("compared", "Without one field, with other settings, and others on the same logins");
        Tables.open(html, "Compared", "", "#False Medium+", "#High", "#Low", "#Separable", "#Worst", "#Inseparable");
        quality(all.kernel());
        all.withoutField().forEach(this::quality);
        all.ablations().forEach(this::quality);
        all.baselines().forEach(this::quality);
        Tables.close(html);
        html.close();
    }

    private void quality(Quality of) {
        html.open("tr").element("th", of.detector(), "scope", "row");
        figures(
                Figures.rate(of.falseFindings().mediumAndAbove()),
                Figures.rate(of.falseFindings().high()),
                Figures.rate(of.falseFindings().low()),
                Figures.percent(of.separableMean()),
                Figures.percent(of.separableWorst()),
                Figures.percent(of.inseparable().share()));
        html.close();
    }

    private void misses() {
        section("misses", all.misses().size() + " missed attacks");
        Tables.open(html, "Missed attacks", "Class", "Began", "On", "#Logins", "What came nearest");
        for (Incident miss : all.misses()) {
            html.open("tr").element("th", miss.attack(), "scope", "row");
            html.element("td", time(miss.start()), "class", "nowrap");
            html.element("td", String.join(", ", miss.instances()));
            figures(Figures.whole(miss.logins()));
            html.element("td", miss.nearest()).close();
        }
        Tables.close(html);
        html.close();
    }

    private void falseFindings() {
        List<Raised> wrong = all.falseFindings();
        section("false", wrong.size() + " false findings");
        Tables.open(html, "False findings", "Severity", "Raised", "On", "Of", "Type", "Why");
        for (Raised each : wrong) {
            html.open("tr").open("td");
            Tables.severity(html, each.severity());
            html.close();
            html.element("td", time(each.at()), "class", "nowrap");
            html.element("td", each.instance()).element("td", each.cause());
            html.element("td", each.type()).element("td", each.text()).close();
        }
        Tables.close(html);
        html.close();
    }

    private void setting() {
        section("setting", "How this was measured");
        html.open("dl", "class", "facts");
        all.setting().forEach((name, value) -> fact(name, String.valueOf(value)));
        all.fingerprints().forEach((seed, print) -> fact("traffic of seed " + seed, print));
        html.close().close();
    }

    private void fact(String name, String value) {
        html.open("div").element("dt", name).element("dd", value).close();
    }

    private void figures(String... cells) {
        for (String cell : cells) {
            html.element("td", cell, "class", "n");
        }
    }

    private static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", "");
    }
}
