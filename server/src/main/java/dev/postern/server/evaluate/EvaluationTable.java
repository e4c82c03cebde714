// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.evaluate;

import static dev.postern.server.evaluate.Figures.fraction;
import static dev.postern.server.evaluate.Figures.interval;
import static dev.postern.server.evaluate.Figures.number;
import static dev.postern.server.evaluate.Figures.percent;
import static dev.postern.server.evaluate.Figures.rate;
import static dev.postern.server.evaluate.Figures.seconds;
import static dev.postern.server.evaluate.Figures.whole;

import dev.postern.evaluation.measure.Incident;
import dev.postern.evaluation.measure.Raised;
import dev.postern.evaluation.report.ClassQuality;
import dev.postern.evaluation.report.Evaluated;
import dev.postern.evaluation.report.Goal;
import dev.postern.evaluation.report.Quality;
import dev.postern.evaluation.report.Rates;
import dev.postern.evaluation.report.Readiness;
import dev.postern.server.output.SafeText;
import dev.postern.server.output.Terminal;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** An evaluation for people at a terminal. */
final class EvaluationTable {
    /** The other forms tell all. */
    private static final int LISTED = 40;

    private final Terminal terminal;
    private final Evaluated all;
    private final StringBuilder out = new StringBuilder();

    EvaluationTable(Terminal terminal, Evaluated all) {
        this.terminal = terminal;
        this.all = all;
    }

    String text() {
        Quality kernel = all.kernel();
        line("Detection on made-up traffic: " + number(all.databaseWeeks()) + " database-weeks, "
                + whole(kernel.logins()) + " logins, " + whole(all.incidents().size())
                + " attacks and authorised tests.");
        all.setting().forEach((name, value) -> line("  " + name + ": " + value));
        all.fingerprints().forEach((seed, print) -> line("  traffic of seed " + seed + ": " + print));
        goals();
        worths();
        classes();
        readiness();
        compared("Without one field", all.withoutField());
        compared("With other settings", all.ablations());
        compared("Others on the same logins", all.baselines());
        causes();
        misses();
        falseFindings();
        return out.toString();
    }

    private void title(String text) {
        out.append('\n').append(terminal.style("1", text)).append('\n');
    }

    private void line(String text) {
        out.append(SafeText.of(text)).append('\n');
    }

    private void grid(Grid grid) {
        grid.lines().forEach(line -> out.append("  ").append(line).append('\n'));
    }

    private void goals() {
        title("Goals");
        Grid grid = new Grid("measure", "#measured", "#must", "#wanted", "");
        for (Goal goal : all.goals()) {
            String sign = goal.atLeast() ? "≥ " : "≤ ";
            grid.row(
                    goal.measure(),
                    Figures.goal(goal.measured()),
                    sign + Figures.goal(goal.must()),
                    sign + Figures.goal(goal.wanted()),
                    goal.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        grid(grid);
    }

    private void worths() {
        title("Findings per database-week");
        Grid grid = new Grid("", "#Medium+", "#95 %", "#High", "#Low", "#number");
        worth(grid, "false", all.kernel().falseFindings());
        worth(grid, "background", all.kernel().background());
        worth(grid, "of authorised tests", all.kernel().authorisedFindings());
        grid(grid);
    }

    private static void worth(Grid grid, String name, Rates rates) {
        grid.row(
                name,
                rate(rates.mediumAndAbove()),
                Figures.rateInterval(rates.mediumAndAbove()),
                rate(rates.high()),
                rate(rates.low()),
                whole(rates.mediumAndAbove().findings() + rates.low().findings()));
    }

    private void classes() {
        title("Attacks");
        Grid grid = new Grid(
                "class",
                "#found",
                "#share",
                "#95 %",
                "#p50",
                "#p95",
                "#told",
                "#p99",
                "#severity right",
                "#explained right");
        for (ClassQuality of : all.kernel().classes()) {
            grid.row(
                    of.number() + " " + of.title() + (of.separable() ? "" : " *"),
                    fraction(of.found()),
                    percent(of.found().share()),
                    interval(of.found()),
                    seconds(of.delaySeconds().p50()),
                    seconds(of.delaySeconds().p95()),
                    number(of.notifications().mean()),
                    number(of.notifications().p99()),
                    percent(of.severityRight().share()),
                    percent(of.explanationRight().share()));
        }
        grid(grid);
        Quality kernel = all.kernel();
        line("  separable: mean " + percent(kernel.separableMean()) + ", worst " + percent(kernel.separableWorst())
                + ", in all "
                + fraction(kernel.separable()) + "; * cannot be told apart by logins alone: "
                + fraction(kernel.inseparable()) + "; authorised tests: " + fraction(kernel.authorised()));
        line("  logins that findings rest on whose happening is known: "
                + percent(kernel.attributed().share()));
        line("  " + Figures.sentence(kernel.sequences()));
    }

    private void readiness() {
        title("Learning from nothing");
        Grid grid = new Grid("days", "#false Medium+", "#false Low", "#found", "#95 %");
        for (Readiness span : all.kernel().readiness()) {
            grid.row(
                    span.fromDay() + " to " + number(span.toDay()),
                    rate(span.falseFindings().mediumAndAbove()),
                    rate(span.falseFindings().low()),
                    fraction(span.found()),
                    interval(span.found()));
        }
        grid(grid);
    }

    private void compared(String heading, List<Quality> others) {
        if (others.isEmpty()) {
            return;
        }
        title(heading);
        Grid grid =
                new Grid("", "#false Medium+", "#High", "#Low", "#background", "#separable", "#worst", "#inseparable");
        quality(grid, all.kernel());
        others.forEach(each -> quality(grid, each));
        grid(grid);
    }

    private static void quality(Grid grid, Quality of) {
        grid.row(
                of.detector(),
                rate(of.falseFindings().mediumAndAbove()),
                rate(of.falseFindings().high()),
                rate(of.falseFindings().low()),
                number(of.background().mediumAndAbove().perDatabaseWeek()
                        + of.background().low().perDatabaseWeek()),
                percent(of.separableMean()),
                percent(of.separableWorst()),
                percent(of.inseparable().share()));
    }

    private void causes() {
        if (all.causes().isEmpty()) {
            return;
        }
        title("What false findings were raised for");
        Grid grid = new Grid("cause", "type", "#Medium+", "#Low");
        all.causes()
                .forEach(each -> grid.row(each.cause(), each.type(), whole(each.mediumAndAbove()), whole(each.low())));
        grid(grid);
    }

    private void misses() {
        title(all.misses().size() + " missed attacks");
        List<Incident> misses = all.misses();
        for (Incident miss : misses.subList(0, Math.min(LISTED, misses.size()))) {
            entry(
                    miss.attack() + ", " + miss.logins() + " logins from "
                            + miss.start().truncatedTo(ChronoUnit.SECONDS) + " on "
                            + String.join(", ", miss.instances()) + " (seed " + miss.seed() + ")",
                    miss.nearest());
        }
        more(misses.size());
    }

    private void falseFindings() {
        List<Raised> wrong = all.falseFindings();
        title(wrong.size() + " false findings");
        for (Raised each : wrong.subList(0, Math.min(LISTED, wrong.size()))) {
            entry(
                    each.severity().label() + " " + each.type() + " on " + each.instance() + " at "
                            + each.at().truncatedTo(ChronoUnit.SECONDS) + ", of " + each.cause() + " (seed "
                            + each.seed()
                            + ")",
                    each.text());
        }
        more(wrong.size());
    }

    private void entry(String fact, String why) {
        SafeText.wrap(SafeText.of(fact), terminal.columns() - 2)
                .forEach(line -> out.append("  ").append(line).append('\n'));
        SafeText.wrap(SafeText.of(why), terminal.columns() - 6)
                .forEach(line -> out.append("      ").append(line).append('\n'));
    }

    private void more(int number) {
        if (number > LISTED) {
            line("  and " + (number - LISTED) + " more: --format json or html lists all");
        }
    }
}
