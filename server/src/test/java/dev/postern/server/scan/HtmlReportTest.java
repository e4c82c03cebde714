// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class HtmlReportTest {
    @TempDir
    private Path folder;

    private Path log;

    @BeforeEach
    void writeLog() throws IOException {
        log = BreakIn.write(folder.resolve("shop.log"));
    }

    private String report(String... more) {
        List<String> arguments = new ArrayList<>(List.of("scan", "--format", "html"));
        arguments.addAll(List.of(more));
        arguments.add("shop-1=" + log);
        Cli cli = Cli.run(arguments.toArray(String[]::new));
        assertThat(cli.exit()).isZero();
        return cli.out();
    }

    /** The report is also well-formed XML: what a parser of that accepts has no stray markup. */
    private static Document parse(String html) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(html.getBytes(UTF_8)));
    }

    private static List<Element> elements(Document document, String name) {
        NodeList found = document.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    /** A log in which every name that a client can choose is an attack on the page. */
    private void useHostileNames() throws IOException {
        String name = "</code><script>alert(1)</script><img onerror='y'>&amp;\"\u202e";
        Files.write(
                log,
                Files.readAllLines(log).stream()
                        .map(line -> line.contains("FATAL") ? line.replace("app@", name + "@") : line)
                        .map(line -> line.replace("user \"app\"", "user \"" + name + "\""))
                        .toList());
    }

    @Test
    void it_tells_what_was_found_with_the_evidence_and_what_to_do() throws Exception {
        Path list = Files.writeString(folder.resolve("bad.txt"), "203.0.113.0/24 # scanners\n");

        Document document = parse(report("--threat-list", "ours=" + list));

        assertThat(elements(document, "h1").get(0).getTextContent()).isEqualTo("2 findings: 1 high, 1 medium.");
        assertThat(document.getDocumentElement().getTextContent())
                .contains("42 login attempts: 2 successful, 40 failed, 0 incomplete")
                .contains("Lists that hold the address", "ours", "scanners")
                .contains("203.0.113.9")
                .contains(log + ":84 2026-11-22 08:00:55 UTC:203.0.113.9(51000):[unknown]@[unknown]:[300]:LOG:")
                .contains("Treat the account as taken over");
    }

    @Test
    void the_score_is_shown_term_by_term() throws Exception {
        BreakIn.writeWithHistory(log);

        String text = parse(report()).getDocumentElement().getTextContent();

        assertThat(text)
                .contains(
                        "Evidence in bits",
                        "never used by app",
                        "times as likely for an attacker",
                        "Unusual and usual");
    }

    @Test
    void it_asks_for_nothing_and_runs_nothing() throws Exception {
        useHostileNames();
        String html = report();
        Document document = parse(html);

        assertThat(elements(document, "script")).isEmpty();
        assertThat(elements(document, "img")).isEmpty();
        assertThat(elements(document, "link")).isEmpty();
        assertThat(elements(document, "style").get(0).getTextContent()).doesNotContain("url(", "@import");
        assertThat(elements(document, "a"))
                .isNotEmpty()
                .allSatisfy(a -> assertThat(a.getAttribute("href")).startsWith("#f-"));
        for (Element element : elements(document, "*")) {
            assertThat(element.hasAttribute("style")).isFalse();
            assertThat(element.hasAttribute("src")).isFalse();
            IntStream.range(0, element.getAttributes().getLength())
                    .forEach(i -> assertThat(element.getAttributes().item(i).getNodeName())
                            .doesNotStartWith("on"));
        }
    }

    @Test
    void the_policy_allows_its_own_style_sheet_alone() throws Exception {
        String html = report();
        String css = html.substring(html.indexOf("<style>") + 7, html.indexOf("</style>"));
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(css.getBytes(UTF_8)));

        assertThat(elements(parse(html), "meta"))
                .filteredOn(meta -> meta.getAttribute("http-equiv").equals("Content-Security-Policy"))
                .singleElement()
                .satisfies(meta -> assertThat(meta.getAttribute("content"))
                        .isEqualTo("default-src 'none'; style-src 'sha256-" + hash
                                + "'; base-uri 'none'; form-action 'none'"));
    }

    @Test
    void hostile_names_are_text_and_what_is_invisible_is_shown() throws Exception {
        useHostileNames();
        String html = report();

        assertThat(html).doesNotContain("<script", "<img", "\u202e");
        assertThat(parse(html).getDocumentElement().getTextContent())
                .contains("</code><script>alert(1)</script><img onerror='y'>&amp;\"\\u202e");
    }

    @Test
    void links_lead_somewhere_and_ids_are_unique() throws Exception {
        Document document = parse(report());
        List<String> ids = elements(document, "*").stream()
                .map(element -> element.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(elements(document, "a"))
                .allSatisfy(a -> assertThat(ids).contains(a.getAttribute("href").substring(1)));
        for (String labelled : List.of("svg", "section", "article")) {
            for (Element element : elements(document, labelled)) {
                if (element.hasAttribute("aria-labelledby")) {
                    assertThat(ids)
                            .contains(element.getAttribute("aria-labelledby").split(" "));
                }
            }
        }
    }

    @Test
    void the_picture_marks_each_finding_and_draws_the_logins_of_each_outcome() throws Exception {
        Document document = parse(report());
        Element wide = elements(document, "svg").get(0);
        List<Element> drawn = IntStream.range(0, wide.getElementsByTagName("*").getLength())
                .mapToObj(i -> (Element) wide.getElementsByTagName("*").item(i))
                .toList();

        assertThat(drawn)
                .filteredOn(element -> element.getAttribute("class").startsWith("mark "))
                .extracting(element -> element.getAttribute("class"))
                .containsExactlyInAnyOrder("mark high", "mark low");
        assertThat(drawn)
                .filteredOn(element -> element.getAttribute("class").equals("bar failed"))
                .singleElement()
                .satisfies(bars -> assertThat(bars.getAttribute("d").split("M")).hasSize(1 + 40));
        assertThat(drawn)
                .filteredOn(element -> element.getAttribute("class").equals("bar incomplete"))
                .singleElement()
                .satisfies(bars -> assertThat(bars.getAttribute("d")).isEmpty());
    }

    @Test
    void tables_and_pictures_can_be_understood_without_seeing_them() throws Exception {
        Document document = parse(report());

        assertThat(elements(document, "table"))
                .isNotEmpty()
                .allSatisfy(table -> assertThat(
                                table.getElementsByTagName("caption").getLength())
                        .isEqualTo(1));
        assertThat(elements(document, "th"))
                .allSatisfy(th -> assertThat(th.getAttribute("scope")).isIn("col", "row"));
        assertThat(elements(document, "svg")).hasSizeGreaterThan(1).allSatisfy(svg -> {
            if (!svg.getAttribute("aria-hidden").equals("true")) {
                assertThat(svg.getAttribute("role")).isEqualTo("img");
                assertThat(svg.getElementsByTagName("title").getLength()).isPositive();
                assertThat(svg.getElementsByTagName("desc").getLength()).isEqualTo(1);
            }
        });
        assertThat(elements(document, "main")).hasSize(1);
        assertThat(elements(document, "h2").stream()
                        .map(Element::getTextContent)
                        .collect(Collectors.joining(", ")))
                .isEqualTo("Summary, Timeline, Findings, What was read, and what could not be seen");
    }

    @Test
    void a_quiet_log_and_an_empty_one_have_a_report_too() throws Exception {
        Files.write(log, Files.readAllLines(log).subList(0, 3));
        assertThat(elements(parse(report()), "h1").get(0).getTextContent()).isEqualTo("No findings.");

        Files.writeString(log, "");
        assertThat(elements(parse(report()), "svg")).isEmpty();
    }

    @Test
    void the_same_logs_give_the_same_report() {
        assertThat(report()).isEqualTo(report());
    }
}
