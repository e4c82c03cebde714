// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line makes of lists that need more than addresses: a geo file, or a moment. */
class ScanListsTest {
    private static final String FINDING = "CredentialAccess:RDS/MaliciousIPCaller.FailedLogin";

    @TempDir
    private Path folder;

    private String log = "";

    @BeforeEach
    void writeLog() throws IOException {
        String prefix = "2026-11-22 08:00:00 UTC:203.0.113.9(50000):";
        log = file(
                "shop.log",
                prefix + "[unknown]@[unknown]:[200]:LOG:  connection received: host=203.0.113.9 port=50000\n" + prefix
                        + "app@shop:[200]:FATAL:  password authentication failed for user \"app\"\n");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private Cli scan(String... options) {
        String[] arguments = new String[options.length + 4];
        System.arraycopy(options, 0, arguments, 3, options.length);
        arguments[0] = "scan";
        arguments[1] = "--format";
        arguments[2] = "jsonl";
        arguments[arguments.length - 1] = log;
        return Cli.run(arguments);
    }

    @Test
    void a_list_of_autonomous_systems_matches_by_the_geo_file() throws IOException {
        String list = file("asndrop.json", "{\"asn\":64500,\"asname\":\"MADEUP\"}\n");
        String geo = file("ip2asn.tsv", "203.0.113.0\t203.0.113.255\t64500\tNZ\tMADEUP\n");

        assertThat(scan("--threat-list", list, "--geo", geo).out())
                .contains(FINDING)
                .contains("AS64500 MADEUP");

        Cli without = scan("--threat-list", list);
        assertThat(without.out()).doesNotContain(FINDING);
        assertThat(without.err()).contains("asndrop.json").contains("its entries match nothing");
    }

    @Test
    void an_indicator_that_expired_before_until_is_skipped_with_a_warning() throws IOException {
        String list = file("bundle.json", """
                {"type": "bundle", "objects": [
                  {"type": "indicator", "valid_until": "2026-11-22T12:00:00Z", "pattern": "[ipv4-addr:value = '203.0.113.9']"},
                  {"type": "ipv4-addr", "value": "198.51.100.1"}]}
                """);

        assertThat(scan("--threat-list", list, "--until", "2026-11-22T11:00:00Z")
                        .out())
                .contains(FINDING);

        Cli later = scan("--threat-list", list, "--until", "2026-11-23");
        assertThat(later.out()).doesNotContain(FINDING);
        assertThat(later.err()).contains("bundle.json:2").contains("no longer valid");
    }
}
