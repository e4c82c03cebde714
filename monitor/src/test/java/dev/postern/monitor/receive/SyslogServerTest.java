// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server with real sockets on the loopback interface. */
@Timeout(60)
class SyslogServerTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final String TEXT = "LOG:  connection received: host=203.0.113.9 port=4000";
    private static final String MODERN = "<134>1 2026-11-22T08:53:58.753+00:00 db1 postgres 77 - - " + TEXT;
    private static final String TRADITIONAL = "<134>Nov 22 08:53:58 db1 postgres[77]: " + TEXT;

    @TempDir
    Path folder;

    private final Received received = new Received();
    private final List<String> problems = Collections.synchronizedList(new ArrayList<>());
    private @Nullable Spools spools;
    private @Nullable SyslogServer server;

    @AfterEach
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
        if (spools != null) {
            spools.close();
        }
    }

    private static SenderRule rule(String database, String program, @Nullable String host, String from) {
        return new SenderRule(database, program, host, List.of(Network.parse(from)), List.of());
    }

    private SyslogServer start(@Nullable SSLContext tls, long space, SenderRule... rules) throws IOException {
        Spools opened = Spools.open(folder, space, InstantSource.fixed(NOW));
        spools = opened;
        List<Senders.Route> routes = new ArrayList<>();
        for (SenderRule rule : rules) {
            Spool spool = opened.spool(rule.database(), rule.program());
            routes.add(new Senders.Route(rule, spool, ZoneOffset.UTC));
        }
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        SyslogServer.Addresses addresses =
                new SyslogServer.Addresses(any, any, tls == null ? null : any, tls, tls != null);
        SyslogServer started =
                SyslogServer.start(addresses, new Senders(routes), received, problems::add, InstantSource.fixed(NOW));
        server = started;
        return started;
    }

    private Socket connect(SyslogServer to) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), to.port(Channel.TCP));
    }

    private static void send(Socket socket, String bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private void datagram(SyslogServer to, String message) throws IOException {
        byte[] bytes = message.getBytes(StandardCharsets.ISO_8859_1);
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.send(
                    new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), to.port(Channel.UDP)));
        }
    }

    private List<String> spooled(String database, String program) throws IOException {
        Spools opened = spools;
        assertThat(opened).isNotNull();
        List<String> lines = new ArrayList<>();
        for (Path file : opened.spool(database, program).files()) {
            lines.addAll(Files.readAllLines(file, StandardCharsets.ISO_8859_1));
        }
        lines.removeIf(line -> line.startsWith("-- "));
        return lines;
    }

    @Test
    void messages_of_all_forms_and_framings_become_lines_of_one_form() throws Exception {
        SyslogServer to = start(null, 1 << 24, rule("orders", "postgres", null, "127.0.0.1"));
        String line = "2026-11-22T08:53:58.753Z orders postgres[77]: " + TEXT;
        String whole = "2026-11-22T08:53:58Z orders postgres[77]: " + TEXT;

        datagram(to, MODERN);
        received.await("orders", 1);
        try (Socket lines = connect(to)) {
            send(lines, TRADITIONAL + "\n" + MODERN + "\n");
            received.await("orders", 3);
        }
        try (Socket counted = connect(to)) {
            send(counted, MODERN.length() + " " + MODERN + TRADITIONAL.length() + " " + TRADITIONAL);
            received.await("orders", 5);
        }

        assertThat(spooled("orders", "postgres")).containsExactly(line, whole, line, line, whole);
    }

    @Test
    void a_message_without_a_time_has_that_of_its_receipt_and_control_characters_stay_in_its_line() throws Exception {
        SyslogServer to = start(null, 1 << 24, rule("orders", "postgres", null, "127.0.0.1"));
        String message = "<134>1 - db1 postgres - - - one\ntwo\0three\u00ff";
        try (Socket socket = connect(to)) {
            send(socket, message.length() + " " + message);
            received.await("orders", 1);
        }

        assertThat(spooled("orders", "postgres"))
                .containsExactly("2026-11-22T09:00:00Z orders postgres: one#012two#000three\u00ff");
    }

    @Test
    void one_host_writes_to_several_databases_by_program_and_host_and_to_no_other() throws Exception {
        SyslogServer to = start(
                null,
                1 << 24,
                rule("orders", "postgres", "db1", "127.0.0.1"),
                rule("mail", "postgres", "db2", "127.0.0.1"),
                rule("shop", "mysqld", null, "127.0.0.1"),
                rule("secret", "postgres", "db3", "192.0.2.0/24"));
        try (Socket socket = connect(to)) {
            send(
                    socket,
                    MODERN + "\n" + MODERN.replace(" db1 ", " db2 ") + "\n" + MODERN.replace("postgres", "mysqld")
                            + "\n" + MODERN.replace(" db1 ", " db3 ") + "\n" + MODERN.replace("postgres", "sshd")
                            + "\n");
            received.await(Refusal.UNKNOWN_PROGRAM, 2);
            received.await("orders", 1);
            received.await("mail", 1);
            received.await("shop", 1);
        }

        assertThat(received.of("secret")).isZero();
        assertThat(problems).singleElement().asString().contains("127.0.0.1", "'postgres'", "'db3'");
    }

    @Test
    void a_sender_that_no_database_knows_is_told_of_once() throws Exception {
        SyslogServer to = start(null, 1 << 24, rule("orders", "postgres", null, "192.0.2.7"));
        datagram(to, MODERN);
        datagram(to, MODERN);
        received.await(Refusal.UNKNOWN_SENDER, 2);
        try (Socket socket = connect(to)) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        received.await(Refusal.UNKNOWN_SENDER, 3);

        assertThat(problems).hasSize(1); // the sender, not the way it came
        assertThat(problems.get(0)).contains("127.0.0.1");
        assertThat(received.of("orders")).isZero();
    }

    @Test
    void hostile_bytes_are_refused_and_end_nothing_but_their_connection() throws Exception {
        SyslogServer to = start(null, 1 << 24, rule("orders", "postgres", null, "127.0.0.1"));
        try (Socket socket = connect(to)) {
            send(socket, "GET / HTTP/1.1\n\0\0\0\n<999999>\n<1>1 x\n" + "y".repeat(600_000) + "\n" + MODERN + "\n");
            received.await(Refusal.TOO_LONG, 1);
            received.await(Refusal.UNREADABLE, 3);
            received.await("orders", 1);
        }
        try (Socket socket = connect(to)) {
            send(socket, "99999999999999 x");
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        try (Socket socket = connect(to)) {
            send(socket, "500 <134>1 half");
        }
        received.await(Refusal.TORN, 1);
        datagram(to, MODERN);
        received.await("orders", 2);
    }

    @Test
    void a_full_spool_holds_a_connection_up_and_loses_nothing_of_it() throws Exception {
        SyslogServer to = start(null, 300_000, rule("orders", "postgres", null, "127.0.0.1"));
        Spools opened = spools;
        assertThat(opened).isNotNull();
        Spool spool = opened.spool("orders", "postgres");
        int count = 4_000;
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append(MODERN).append(' ').append(i).append('\n');
        }
        List<String> seen = new ArrayList<>();
        try (Socket socket = connect(to);
                SpoolReader reader = new SpoolReader(spool)) {
            Thread sender = new Thread(() -> {
                try {
                    send(socket, all.toString());
                } catch (IOException e) {
                    problems.add("not sent: " + e);
                }
            });
            sender.start();
            while (seen.size() < count) {
                seen.addAll(reader.read());
                spool.release(reader.place());
            }
            sender.join();
        }

        assertThat(seen).hasSize(count);
        for (int i = 0; i < count; i++) {
            assertThat(seen.get(i)).endsWith("port=4000 " + i);
        }
        assertThat(problems).noneMatch(text -> text.startsWith("not sent"));
    }

    @Test
    void datagrams_that_have_no_room_are_counted() throws Exception {
        SyslogServer to = start(null, 1_000, rule("orders", "postgres", null, "127.0.0.1"));
        for (int i = 0; i < 20; i++) {
            datagram(to, MODERN);
        }
        received.await(Refusal.FULL, 1);

        assertThat(problems).singleElement().asString().startsWith("orders: ").contains("holds as much as it may");
    }

    @Test
    void over_tls_a_client_is_known_by_its_certificate_alone() throws Exception {
        KeyFiles own = KeyFiles.make(folder, "server", "CN=127.0.0.1");
        KeyFiles db1 = KeyFiles.make(folder, "db1", "CN=db1.example.org");
        KeyFiles db2 = KeyFiles.make(folder, "db2", "CN=other");
        KeyFiles stranger = KeyFiles.make(folder, "stranger", "CN=db1.example.org");
        Path authorities = folder.resolve("ca.pem");
        Files.writeString(authorities, Files.readString(db1.certificate()) + Files.readString(db2.certificate()));
        SyslogServer to = start(
                TlsFiles.context(own.certificate(), own.key(), authorities),
                1 << 24,
                new SenderRule("orders", "postgres", null, List.of(), List.of("DB1.example.org")),
                new SenderRule(
                        "mail", "postgres", null, List.of(Network.parse("127.0.0.0/8")), List.of(db2.fingerprint())));

        try (Socket socket = db1.connect(to.port(Channel.TLS), own)) {
            send(socket, MODERN + "\n");
            received.await("orders", 1);
        }
        try (Socket socket = db2.connect(to.port(Channel.TLS), own)) {
            send(socket, MODERN.length() + " " + MODERN);
            received.await("mail", 1);
        }
        assertThatThrownBy(() -> {
                    try (Socket socket = stranger.connect(to.port(Channel.TLS), own)) {
                        send(socket, MODERN + "\n");
                        assertThat(socket.getInputStream().read()).isEqualTo(-2);
                    }
                })
                .isInstanceOf(IOException.class);
        received.await(Refusal.HANDSHAKE, 1);
        try (Socket plain = connect(to)) { // without a certificate it is nobody's
            assertThat(plain.getInputStream().read()).isEqualTo(-1);
        }
        received.await(Refusal.UNKNOWN_SENDER, 1);

        assertThat(received.of("orders")).isEqualTo(1);
        assertThat(received.of("mail")).isEqualTo(1);
    }

    @Test
    void a_key_in_another_form_is_refused_with_what_to_do() throws Exception {
        KeyFiles own = KeyFiles.make(folder, "server", "CN=127.0.0.1");

        assertThatThrownBy(() -> TlsFiles.context(own.certificate(), own.certificate(), null))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("openssl pkcs8");
        assertThatThrownBy(() -> TlsFiles.context(own.key(), own.key(), null))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(own.key().toString());
    }

    @Test
    void logger_of_the_system_is_understood() throws Exception {
        Path logger = Path.of("/usr/bin/logger");
        assumeTrue(Files.isExecutable(logger), "there is no logger(1) on this machine");
        SyslogServer to = start(null, 1 << 24, rule("orders", "postgres", null, "127.0.0.1"));
        for (String way :
                List.of("--tcp --rfc5424 --octet-count", "--tcp --rfc3164", "--udp --rfc5424", "--udp --rfc3164")) {
            long before = received.of("orders");
            List<String> command =
                    new ArrayList<>(List.of(logger.toString(), "--server", "127.0.0.1", "--tag", "postgres"));
            command.addAll(List.of(way.split(" ")));
            int port = to.port(way.contains("udp") ? Channel.UDP : Channel.TCP);
            command.addAll(List.of("--port", Integer.toString(port), "--id=77", TEXT));
            Process process = new ProcessBuilder(command).inheritIO().start();
            assertThat(process.waitFor()).as(way).isZero();
            received.await("orders", before + 1);
        }

        assertThat(spooled("orders", "postgres")).hasSize(4).allMatch(line -> line.endsWith("postgres[77]: " + TEXT));
    }

    @Test
    void two_processes_do_not_share_a_folder() throws Exception {
        start(null, 1 << 24, rule("orders", "postgres", null, "127.0.0.1"));

        assertThatThrownBy(() -> Spools.open(folder, 1 << 24, InstantSource.fixed(NOW)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another Postern");
    }
}
