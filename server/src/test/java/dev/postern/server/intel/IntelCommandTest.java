// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.intel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.server.scan.Cli;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands, on feeds that are files: nothing is asked of the network. */
class IntelCommandTest {
    @TempDir
    Path folder;

    private Path config;

    @BeforeEach
    void configure() throws Exception {
        config = folder.resolve("postern.yaml");
        Files.writeString(config, """
                data: data
                lists:
                  privateNetworks: [{name: vpn, cidr: 198.51.100.0/24}]
                feeds:
                  custom:
                    - {name: bad, url: "file:bad.txt", kind: threat}
                    - {name: places, url: "file:places.tsv", kind: geo, interval: 7d}
                """);
        Files.writeString(folder.resolve("bad.txt"), "203.0.113.9 # seen at night\n198.51.100.3\n10.0.0.1\n");
        Files.writeString(folder.resolve("places.tsv"), "203.0.113.0\t203.0.113.255\t64500\tDE\tEXAMPLE - Hosting\n");
    }

    private Cli intel(String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of("intel", command, "--config", config.toString()));
        arguments.addAll(List.of(more));
        return Cli.run(arguments.toArray(String[]::new));
    }

    @Test
    void what_is_fetched_is_told_and_can_be_asked_for() {
        Cli updated = intel("update");

        assertThat(updated.err()).isEmpty();
        assertThat(updated.out())
                .containsPattern("bad +updated +1 +left out: 1 entry: private addresses; 1 entry: your own addresses")
                .containsPattern("places +updated +1");
        assertThat(updated.exit()).isZero();
        assertThat(intel("update").out()).containsPattern("bad +unchanged");
        assertThat(intel("status").out()).containsPattern("bad +fresh +1 +0 min ago +0 min ago +yours");
        assertThat(intel("lookup", "203.0.113.9", "198.51.100.3", "127.0.0.1").out())
                .isEqualTo("""
                203.0.113.9
                  on the threat list bad: seen at night
                  AS64500 EXAMPLE - Hosting, Germany
                198.51.100.3
                  on no list
                  in your network vpn
                127.0.0.1
                  on no list
                  no public address (loopback)
                """);
    }

    @Test
    void a_feed_that_cannot_be_had_is_told_and_the_others_are_fetched() throws Exception {
        Files.delete(folder.resolve("bad.txt"));

        Cli updated = intel("update");

        assertThat(updated.exit()).isEqualTo(1);
        assertThat(updated.out())
                .containsPattern("bad +failed +- +.*bad.txt: there is no such file")
                .containsPattern("places +updated");
        Cli status = intel("status");
        assertThat(status.exit()).isEqualTo(1);
        assertThat(status.out()).contains("failing, no copy");
    }

    @Test
    void one_feed_can_be_fetched_alone_and_an_unknown_or_disabled_one_is_refused() {
        assertThat(intel("update", "places").out()).contains("places").doesNotContain("bad");
        assertThat(intel("update", "nobody").exit()).isEqualTo(2);
        Cli disabled = intel("update", "ipsum");
        assertThat(disabled.exit()).isEqualTo(2);
        assertThat(disabled.err()).contains("postern intel enable ipsum");
    }

    @Test
    void a_list_that_has_shrunk_is_taken_when_told_to() throws Exception {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            list.append("203.0.113.").append(i).append('\n');
        }
        Files.writeString(folder.resolve("bad.txt"), list);
        intel("update");
        Files.writeString(folder.resolve("bad.txt"), "203.0.113.9\n");

        assertThat(intel("update").out()).contains("it has 1 entries, and had 200");
        assertThat(intel("lookup", "203.0.113.7").out()).contains("on the threat list bad");
        assertThat(intel("update", "--accept", "bad").exit()).isZero();
        assertThat(intel("lookup", "203.0.113.7").out()).contains("on no list");
    }

    @Test
    void feeds_are_enabled_and_disabled_by_command() {
        assertThat(intel("list").out()).contains("Spamhaus DROP").containsPattern("\\* +ipsum");
        Cli enabled = intel("enable", "recommended", "feodo");
        assertThat(enabled.exit()).isZero();
        assertThat(enabled.out()).contains("ipsum: ", "feodo: ", "(Unlicense (public domain))");
        assertThat(intel("list").out()).containsPattern("\\+\\* +ipsum");
        assertThat(intel("disable", "ipsum").out())
                .isEqualTo("enabled: tor-exits, spamhaus-drop, spamhaus-drop-v6, feodo, iptoasn, bad, places\n");
        Cli configured = intel("disable", "bad");
        assertThat(configured.exit()).isEqualTo(1);
        assertThat(configured.err()).contains("the configuration enables some of these");
        assertThat(intel("enable", "nobody").exit()).isEqualTo(2);
    }

    @Test
    void wrong_words_are_told() {
        assertThat(intel("lookup", "example.org").err()).contains("is no address");
        assertThat(Cli.run("intel").err()).contains("list, enable, disable, update, status or lookup");
    }

    @Test
    void what_is_wrong_in_the_configuration_is_told() throws Exception {
        Files.writeString(config, """
                feeds:
                  enabled: [ipsun]
                  ownNetworks: [here]
                  custom:
                    - {name: ipsum, url: "ftp://x/", kind: bad, interval: 1s, user: me, apiKey: x}
                    - {name: t, url: "file:x", kind: threat, form: taxii}
                """);

        Cli checked = Cli.run("config", "check", config.toString());

        assertThat(checked.exit()).isEqualTo(2);
        assertThat(checked.err())
                .contains("'ipsun' is no known feed")
                .contains("'here' is no network")
                .contains("is the name of another feed")
                .contains("is no URL")
                .contains("'bad' is none of threat, tor, trusted, geo")
                .contains("is too often")
                .contains("write user and password")
                .contains("cannot be used beside user")
                .contains("needs a collection's URL");
    }

    @Test
    void secrets_of_feeds_are_not_shown() throws Exception {
        Files.writeString(config, """
                feeds:
                  custom:
                    - {name: t, url: "https://x.example/token", kind: threat, form: taxii, user: me, password: swordfish}
                """);

        Cli shown = Cli.run("config", "show", config.toString());

        assertThat(shown.out())
                .contains("form: taxii", "https://x.example/********")
                .doesNotContain("swordfish")
                .doesNotContain("token");
    }
}
