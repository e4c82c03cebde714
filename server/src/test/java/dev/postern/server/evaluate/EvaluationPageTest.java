// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class EvaluationPageTest {
    private final String page = new EvaluationPage(HostileEvaluation.missing(2)).html();

    @Test
    void hostile_names_are_shown_and_do_nothing() {
        assertThat(page)
                .doesNotContain("<script")
                .doesNotContain("\u001b")
                .doesNotContain("\u202e")
                .contains("&lt;/td&gt;&lt;script&gt;alert(&#39;&quot;&amp;1&#39;)&lt;/script&gt;\\u001b[31m\\u202e");
    }

    @Test
    void it_is_well_formed_and_loads_nothing() {
        assertThatCode(() -> DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(page.substring(page.indexOf('\n'))))))
                .doesNotThrowAnyException();
        assertThat(page).contains("default-src 'none'".replace("'", "&#39;")).doesNotContain("http://", "src=");
    }

    @Test
    void every_class_every_miss_and_every_false_finding_is_on_it() {
        assertThat(page)
                .contains(
                        "27 log silence",
                        "1/3 of the other attacks",
                        "made of background 1, false 0.",
                        "2 missed attacks",
                        "2 false findings",
                        "0123456789abcdef")
                .contains("0.050 false Medium or graver findings per database-week");
    }

    @Test
    void pictures_show_what_the_tables_say() {
        assertThat(page)
                .contains("aria-label=\"Share of attacks found, by class\"")
                .contains("1/3", "12 s / 12 s")
                .contains("<title>2 from 14 bits</title>");
    }

    @Test
    void dark_screens_have_colours_of_their_own() {
        assertThat(page).contains("prefers-color-scheme: dark", "content=\"light dark\"");
    }
}
