// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.postern.server.output.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class CommandsTest {
    @TempDir
    private Path folder;

    private Path log;

    @BeforeEach
    void writeLog() throws IOException {
        log = BreakIn.write(folder.resolve("shop.log"));
    }

    @Test
    void events_prints_each_login_once_as_a_json_line() {
        Cli cli = Cli.run("events", "shop-1=" + log);

        assertThat(cli.exit()).isZero();
        assertThat(cli.outLines()).hasSize(42);
        JsonNode first = Json.MAPPER.readTree(cli.outLines().get(0));
        assertThat(first.path("instance").asString()).isEqualTo("shop-1");
        assertThat(first.path("outcome").asString()).isEqualTo("SUCCESS");
        assertThat(first.path("remoteIp").asString()).isEqualTo("10.0.0.5");
        assertThat(first.path("remotePort").asInt()).isEqualTo(40001);
        assertThat(first.path("time").asString()).isEqualTo("2026-11-22T08:00:01.000Z");
        assertThat(first.path("tls").asString()).isEqualTo("TLSv1.3");
        assertThat(first.path("line").asInt()).isEqualTo(1);
        assertThat(first.path("authMethod").isNull()).isTrue();
    }

    @Test
    void scan_reports_a_brute_force_that_succeeded_and_says_why() {
        Cli cli = Cli.run("scan", "shop-1=" + log);

        assertThat(cli.exit()).isZero();
        assertThat(cli.out())
                .contains("CredentialAccess:RDS/AnomalousBehavior.SuccessfulBruteForce")
                .contains("High")
                .contains("203.0.113.9")
                .contains("shop-1")
                .contains("42 login attempts: 2 successful, 40 failed, 0 incomplete");
        assertThat(cli.out()).doesNotContain("\u001b");
    }

    @Test
    void what_something_everyday_explains_is_counted_and_printed_when_asked_for() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 40; i++) { // a service with an old password, every half minute from inside
            String time = LocalTime.of(8, 0).plusSeconds(30L * i).format(DateTimeFormatter.ISO_LOCAL_TIME);
            String begin = "2026-11-23 " + time + ".000 UTC [" + (100 + i) + "] ";
            lines.append(begin).append("LOG:  connection received: host=10.7.7.9 port=4000\n");
            lines.append(begin).append("FATAL:  password authentication failed for user \"orders_rw\"\n");
        }
        Path service = Files.writeString(folder.resolve("service.log"), lines);

        assertThat(Cli.run("scan", "shop-1=" + service).out())
                .contains("explained: 1 finding", "--show-notes")
                .doesNotContain("likely-misconfiguration", "orders_rw");
        assertThat(Cli.run("scan", "--show-notes", "shop-1=" + service).out())
                .contains("AnomalousBehavior.FailedLogin", "orders_rw");
        assertThat(Cli.run("scan", "--fail-on", "low", "--show-notes", "shop-1=" + service)
                        .exit())
                .isZero();
    }

    @Test
    void a_file_of_two_servers_is_a_source_that_was_read_in_part_only() throws IOException {
        String text =
                " postgres[77]: [1-1] 2026-11-22 09:25:31.481 UTC [77] FATAL:  password authentication failed for user \"a\"\n";
        Path both = folder.resolve("central.log");
        Files.writeString(
                both, ("2026-11-22T09:25:31+00:00 db1" + text).repeat(2) + "2026-11-22T09:25:31+00:00 db2" + text);

        Cli cli = Cli.run("events", "central=" + both);

        assertThat(cli.exit()).isEqualTo(1);
        assertThat(cli.outLines()).isNotEmpty();
        assertThat(cli.err()).contains("not postgres on db2").contains("grep -F -- ' db2 postgres' '" + both + "'");
    }

    @Test
    void auroras_audit_files_are_read_side_by_side() throws IOException {
        Path audit = Files.createDirectory(folder.resolve("audit"));
        Files.writeString(
                audit.resolve("audit.log.0.2026-11-22-10-00.0"),
                "1795341600000000,db,app,10.0.0.1,1,0,CONNECT,shop,,0\n1795345200000000,db,app,10.0.0.1,3,0,CONNECT,shop,,0\n");
        Files.writeString(
                audit.resolve("audit.log.1.2026-11-22-10-00.0"),
                "1795343400000000,db,app,10.0.0.2,2,0,CONNECT,shop,,0\n");

        Cli cli = Cli.run("events", "db=" + audit);

        assertThat(cli.outLines())
                .extracting(line -> Json.MAPPER.readTree(line).path("decidedAt").asString())
                .containsExactly("2026-11-22T10:00:00.000Z", "2026-11-22T10:30:00.000Z", "2026-11-22T11:00:00.000Z");
    }

    @Test
    void a_pipe_and_a_file_give_the_same_bytes() throws IOException {
        Cli file = Cli.run("events", "db=" + log);
        Cli pipe = Cli.withInput(Files.readAllBytes(log), "events", "db=-");

        assertThat(pipe.out().replace("\"file\":\"-\"", "\"file\":\"" + log + "\""))
                .isEqualTo(file.out());
    }

    @Test
    void a_listed_address_is_found_in_json_lines_and_explained_with_its_log_lines() throws IOException {
        Path list = Files.writeString(folder.resolve("bad.txt"), "203.0.113.0/24 # scanners\n10.0.0.0/8\n");

        Cli scan = Cli.run("scan", "--format", "jsonl", "--threat-list", "ours=" + list, "shop-1=" + log);

        assertThat(scan.err()).contains("bad.txt:2").contains("10.0.0.0/8");
        List<JsonNode> findings =
                scan.outLines().stream().map(line -> Json.MAPPER.readTree(line)).toList();
        JsonNode success = findings.stream()
                .filter(f -> f.path("type").asString().equals("CredentialAccess:RDS/MaliciousIPCaller.SuccessfulLogin"))
                .findFirst()
                .orElseThrow();
        assertThat(success.path("severity").asDouble()).isEqualTo(8);
        assertThat(success.at("/service/evidence/threatIntelligenceDetails/0/threatListName")
                        .asString())
                .isEqualTo("ours");
        assertThat(success.at("/service/action/rdsLoginAttemptAction/remoteIpDetails/ipAddressV4")
                        .asString())
                .isEqualTo("203.0.113.9");
        assertThat(success.at("/service/action/rdsLoginAttemptAction/LoginAttributes/0/successfulLoginAttempts")
                        .asInt())
                .isEqualTo(1);

        Path saved = Files.writeString(folder.resolve("findings.jsonl"), scan.out());
        Cli explain = Cli.run("explain", success.path("id").asString().substring(0, 10), saved.toString());
        assertThat(explain.exit()).isZero();
        assertThat(explain.out())
                .contains("ours: scanners")
                .contains(log + ":84: 2026-11-22 08:00:55 UTC:203.0.113.9(51000):[unknown]");
    }

    @Test
    void unusual_values_are_also_told_as_the_anomaly_that_sdks_know() throws IOException {
        List<String> lines = Files.readAllLines(log).stream()
                .map(line -> line.contains("203.0.113.9")
                        ? line.replace("app@shop", "root@shop").replace("user=app", "user=root")
                        : line)
                .map(line -> line.replace("for user \"app\"", "for user \"root\""))
                .toList();
        Files.write(log, lines);

        Cli scan = Cli.run("scan", "--format", "jsonl", "shop-1=" + log);

        JsonNode guessed = scan.outLines().stream()
                .map(line -> Json.MAPPER.readTree(line))
                .filter(f -> f.path("type").asString().endsWith("SuccessfulBruteForce"))
                .findFirst()
                .orElseThrow();
        JsonNode user = guessed.at("/service/detection/anomaly/unusual/behavior/rdsLogin/userName");
        assertThat(user.path("profileSubtype").asString()).isEqualTo("UNSEEN");
        assertThat(user.at("/observations/text/0").asString()).isEqualTo("root");
    }

    @Test
    void json_is_one_document_of_findings() {
        Cli cli = Cli.run("scan", "--format", "json", "shop-1=" + log);

        assertThat(Json.MAPPER.readTree(cli.out()).path("findings").isArray()).isTrue();
    }

    @Test
    void fail_on_a_severity_exits_with_3() {
        assertThat(Cli.run("scan", "--fail-on", "high", log.toString()).exit()).isEqualTo(3);
        assertThat(Cli.run("scan", "--fail-on", "critical", log.toString()).exit())
                .isZero();
    }

    @Test
    void a_source_that_cannot_be_read_exits_with_1_and_the_rest_is_printed() throws IOException {
        Path poem = Files.writeString(folder.resolve("poem.txt"), "Roses are red\nViolets are blue\n");

        Cli cli = Cli.run("events", poem.toString(), log.toString(), folder + "/none.log");

        assertThat(cli.exit()).isEqualTo(1);
        assertThat(cli.outLines()).hasSize(42);
        assertThat(cli.err())
                .contains("poem.txt:1: not a log that Postern knows")
                .contains("none.log: no such file");
    }

    @Test
    void a_compressed_file_that_breaks_off_is_read_as_far_as_it_goes_and_exits_with_1() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(whole)) {
            gzip.write(Files.readAllBytes(log));
        }
        Path broken =
                Files.write(folder.resolve("broken.log.gz"), Arrays.copyOf(whole.toByteArray(), whole.size() * 3 / 4));

        Cli cli = Cli.run("events", broken.toString());

        assertThat(cli.exit()).isEqualTo(1);
        assertThat(cli.outLines()).hasSizeBetween(5, 41);
        assertThat(cli.err()).contains("broken.log.gz:").contains("reading stopped after this line");
    }

    @Test
    void an_empty_file_is_a_source_without_events() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.log"));

        assertThat(Cli.run("events", empty.toString())).isEqualTo(new Cli(0, "", ""));
        assertThat(Cli.run("check", empty.toString()))
                .isEqualTo(new Cli(0, empty + ": empty, a source without events\n", ""));
    }

    @Test
    void wrong_usage_exits_with_2_and_says_what_to_write() {
        assertThat(Cli.run("scan").exit()).isEqualTo(2);
        assertThat(Cli.run("scan", "--min-severity", "urgent", "x").err()).contains("low, medium, high or critical");
        assertThat(Cli.run("scan", "--timezone", "Mars/Base", log.toString()).err())
                .contains("Mars/Base");
        assertThat(Cli.run("scan", "--threat-list", folder + "/none", log.toString())
                        .exit())
                .isEqualTo(2);
        assertThat(Cli.run("explain", "--data", folder.toString(), "abcd").err())
                .contains("--format jsonl");
    }

    @Test
    void wrong_usage_is_one_line_that_names_the_help_and_shows_no_raw_escapes() {
        Cli cli = Cli.run("scan", "--no\u001b[31m-such\u202e", log.toString());

        assertThat(cli.exit()).isEqualTo(2);
        assertThat(cli.err())
                .hasLineCount(1)
                .contains("--no\\u001b[31m-such\\u202e", "postern scan --help")
                .doesNotContain("\u001b", "\u202e");
        assertThat(Cli.run().err()).hasLineCount(1).contains("postern --help");
    }

    @Test
    void a_zone_for_an_instance_that_is_not_there_is_wrong_usage() {
        Cli cli = Cli.run("scan", "--timezone", "y=UTC", "--timezone", "UTC", "shop-1=" + log);

        assertThat(cli.exit()).isEqualTo(2);
        assertThat(cli.err()).contains("'y=UTC': no such instance; there is shop-1");
    }

    @Test
    void what_is_no_finding_is_not_explained() throws IOException {
        Path other = Files.writeString(folder.resolve("other.json"), "{\"id\": \"abcdef\", \"title\": \"x\"}");

        Cli cli = Cli.run("explain", "abcdef", other.toString());

        assertThat(cli.exit()).isEqualTo(2);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).contains("is no finding, it has no description");
    }

    @Test
    void a_fault_of_the_program_is_one_line_without_raw_escapes_and_exits_with_1() {
        Cli cli = Cli.withInput(
                new InputStream() {
                    @Override
                    public int read() {
                        throw new IllegalStateException("bad\u001b[31m\nthing");
                    }

                    @Override
                    public int read(byte[] bytes, int offset, int length) {
                        return read();
                    }
                },
                "scan",
                "-");

        assertThat(cli.exit()).isEqualTo(1);
        assertThat(cli.err())
                .hasLineCount(1)
                .contains("internal error: java.lang.IllegalStateException: bad\\u001b[31m\\nthing", "POSTERN_DEBUG");
    }

    @Test
    void too_little_memory_is_one_line_and_exits_with_2() {
        Cli cli = Cli.withInput(
                new InputStream() {
                    @Override
                    public int read() {
                        throw new OutOfMemoryError("Java heap space");
                    }

                    @Override
                    public int read(byte[] bytes, int offset, int length) {
                        return read();
                    }
                },
                "scan",
                "-");

        assertThat(cli.exit()).isEqualTo(2);
        assertThat(cli.err()).hasLineCount(1).contains("out of memory", "POSTERN_JAVA_OPTS");
    }

    @Test
    void an_argument_that_begins_with_an_at_sign_is_a_file_name() {
        assertThat(Cli.run("check", "@" + log).err()).contains("@" + log + ": no such file");
    }

    @Test
    void results_that_cannot_be_written_exit_with_1_and_say_why() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "no /dev/full");
        for (List<String> command : List.of(
                List.of("scan", log.toString()),
                List.of("scan", "--format", "json", log.toString()),
                List.of("events", log.toString()),
                List.of("check", log.toString()),
                List.of("--help"))) {
            try (OutputStream out = Files.newOutputStream(full)) {
                assertThat(Cli.writingTo(out, command.toArray(new String[0])))
                        .isEqualTo(new Cli(1, "", "postern: cannot write the results: No space left on device\n"));
            }
        }
    }

    @Test
    void a_reader_that_goes_away_ends_the_run_quietly() throws IOException {
        List<String> lines = Files.readAllLines(log);
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.addAll(lines);
        }
        Files.write(log, many);
        Pipe broken = Pipe.open();
        broken.source().close();
        try (OutputStream pipe = Channels.newOutputStream(broken.sink())) {
            assertThat(Cli.writingTo(pipe, "events", log.toString())).isEqualTo(new Cli(0, "", ""));
        }
    }

    @Test
    void a_byte_order_mark_belongs_to_no_line() throws IOException {
        Path marked = Files.writeString(folder.resolve("marked.log"), "\ufeff" + Files.readString(log));

        assertThat(Cli.run("events", "db=" + marked).outLines()).hasSize(42);
        assertThat(Cli.withInput(Files.readAllBytes(marked), "events", "db=-").outLines())
                .hasSize(42);
        assertThat(Cli.run("check", "db=" + marked).out()).doesNotContain("could not");
    }

    @Test
    void utf_16_is_refused_with_what_to_do() throws IOException {
        for (Charset utf16 : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Path wide = Files.write(
                    folder.resolve("wide.log"), Files.readString(log).getBytes(utf16));

            Cli cli = Cli.run("scan", wide.toString());

            assertThat(cli.exit()).isEqualTo(1);
            assertThat(cli.err()).contains("wide.log: looks like UTF-16, convert it: iconv");
        }
    }

    @Test
    void since_and_until_limit_the_events() {
        Cli cli =
                Cli.run("events", "--since", "2026-11-22T08:00:10Z", "--until", "2026-11-22T08:00:20Z", log.toString());

        assertThat(cli.outLines()).hasSize(10);
    }

    @Test
    void until_leaves_out_logins_and_not_what_the_logs_can_tell() throws IOException {
        // opened before the limit, settled after it
        Path slow = folder.resolve("slow.log");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            BreakIn.login(lines, BreakIn.START.plusSeconds(i), "10.0.0.5", 40001 + i, 100 + i, true);
        }
        BreakIn.login(lines, BreakIn.START.plusSeconds(40), "10.0.0.6", 40100, 200, false);
        lines.set(lines.size() - 1, lines.get(lines.size() - 1).replace("08:00:40", "08:00:45"));
        Files.write(slow, lines);

        Cli scan = Cli.run("scan", "--until", "2026-11-22T08:00:41Z", "db=" + slow);
        Cli some = Cli.run("scan", "--until", "2026-11-22T08:00:02Z", "db=" + slow);
        Cli events = Cli.run("events", "--until", "2026-11-22T08:00:41Z", "db=" + slow);

        assertThat(scan.out()).contains("41 login attempts: 40 successful, 1 failed");
        assertThat(events.outLines()).hasSize(41);
        assertThat(some.out()).contains("2 login attempts: 2 successful");
        assertThat(some.out()).doesNotContain("could not be seen");
    }

    @Test
    void check_tells_the_format_and_what_to_change() {
        Cli cli = Cli.run("check", "shop-1=" + log);

        assertThat(cli.exit()).isZero();
        assertThat(cli.out())
                .contains("postgresql-stderr")
                .contains("%t:%r:%u@%d:[%p]:")
                .contains("log_line_prefix");
    }

    @Test
    void the_order_of_arguments_does_not_change_a_byte() throws IOException {
        Path second = Files.write(
                folder.resolve("other.log"),
                Files.readString(log).replace("203.0.113.9", "198.51.100.77").getBytes(UTF_8));

        assertThat(Cli.run("scan", "--format", "jsonl", "a=" + log, "b=" + second)
                        .out())
                .isEqualTo(Cli.run("scan", "--format", "jsonl", "b=" + second, "a=" + log)
                        .out())
                .isNotEmpty();
    }
}
