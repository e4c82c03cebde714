// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.servers;

import dev.postern.range.wire.PostgresWire;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of any version from 10 on, with TLS. It logs logins to {@code stderr} and {@code csvlog} files, from 15
 * on also to {@code jsonlog}; each start has a log folder of its own.
 */
public final class PostgresServer implements RealServer {
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final int FIRST_WITH_JSON = 15;

    private final int version;
    private final Installation installation;
    private final ServerAccount account;
    private final Path folder;
    private final int port;
    private int starts;
    private @Nullable ServerProcess process;

    private PostgresServer(int version, Installation installation, ServerAccount account, Path folder)
            throws IOException {
        this.version = version;
        this.installation = installation;
        this.account = account;
        this.folder = folder;
        this.port = Loopback.freePort();
    }

    /**
     * Makes a new database cluster; it is not started yet.
     *
     * @param version major version of the programs in the archive
     * @param archives the folder with the {@code .txz} of the programs
     * @param access lines of {@code pg_hba.conf}; the harness's own comes before them
     * @param setup SQL statements, one line each, run as a superuser before the first start
     * @throws ServerUnavailableException when the programs cannot run on this machine
     * @throws IOException when the cluster cannot be made
     */
    public static PostgresServer create(int version, Path archives, List<String> access, List<String> setup)
            throws IOException, ServerUnavailableException {
        ServerAccount account = ServerAccount.forThisProcess();
        Installation installation = Installation.unpacked(archives, account);
        installation.requireLibraries("bin/postgres", "libkeyutils1 libpam0g libstdc++6");
        Path folder = Folders.temporary(account);
        try {
            PostgresServer server = new PostgresServer(version, installation, account, folder);
            server.initialise(access, setup);
            return server;
        } catch (IOException e) {
            Folders.delete(folder);
            throw e;
        }
    }

    /**
     * Starts the server and waits until it lets the harness log in.
     *
     * @param settings added to, or replacing, the settings that we choose, e.g. {@code log_line_prefix}
     */
    public void start(Map<String, String> settings) throws IOException {
        starts++;
        account.createFolder(logFolder());
        List<String> command = new ArrayList<>(List.of(program("postgres"), "-D", data().toString()));
        Map<String, String> all = defaults();
        all.putAll(settings);
        all.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        process = ServerProcess.start(account.command(command), folder, folder.resolve("output"));
        process.awaitReady(name(), this::letsUsIn);
    }

    @Override
    public String name() {
        return "postgresql-" + version;
    }

    @Override
    public InetSocketAddress address() {
        return new InetSocketAddress(Loopback.address("127.0.0.1"), port);
    }

    @Override
    public List<Path> logs() {
        List<Path> logs = new ArrayList<>(List.of(log("log"), log("csv")));
        if (version >= FIRST_WITH_JSON) {
            logs.add(log("json"));
        }
        return logs;
    }

    /** The certificate that a client shows to log in as the user {@code certified} by the method {@code cert}. */
    public Path clientKeyStore() {
        return folder.resolve("certified.p12");
    }

    @Override
    public void stop() throws IOException {
        if (process != null) {
            process.stop("INT");
            process = null;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            stop();
        } finally {
            Folders.delete(folder);
        }
    }

    private void initialise(List<String> access, List<String> setup) throws IOException {
        List<String> initdb =
                List.of(program("initdb"), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-N");
        installation.copyEmptyData(initdb, "--pgdata", data(), account);
        KeyFiles.create(folder, "server").give(account);
        KeyFiles.create(folder, "certified").give(account);
        List<String> lines = new ArrayList<>();
        lines.add("host all " + HARNESS_USER + " " + HARNESS_ADDRESS + "/32 trust");
        lines.addAll(access);
        Files.write(data().resolve("pg_hba.conf"), lines);
        List<String> statements = new ArrayList<>(List.of("CREATE ROLE " + HARNESS_USER + " SUPERUSER LOGIN"));
        statements.addAll(setup);
        String output = run(
                List.of(program("postgres"), "--single", "-D", data().toString(), "postgres"),
                String.join("\n", statements) + "\n");
        if (output.contains("ERROR:") || output.contains("FATAL:")) {
            throw new IOException("setting up " + name() + " failed:\n" + output);
        }
    }

    private Map<String, String> defaults() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("listen_addresses", Loopback.hasIpv6() ? "127.0.0.1,::1" : "127.0.0.1");
        settings.put("port", Integer.toString(port));
        settings.put("unix_socket_directories", folder.toString());
        settings.put("fsync", "off");
        settings.put("ssl", "on");
        settings.put("ssl_cert_file", folder.resolve("server.crt").toString());
        settings.put("ssl_key_file", folder.resolve("server.key").toString());
        settings.put("ssl_ca_file", folder.resolve("certified.crt").toString());
        settings.put("log_connections", "on");
        settings.put("log_disconnections", "on");
        settings.put("log_timezone", "UTC");
        settings.put("logging_collector", "on");
        settings.put("log_destination", version >= FIRST_WITH_JSON ? "stderr,csvlog,jsonlog" : "stderr,csvlog");
        settings.put("log_directory", logFolder().toString());
        settings.put("log_filename", "postgresql.log");
        return settings;
    }

    private boolean letsUsIn() throws IOException {
        try (PostgresWire wire = PostgresWire.connect(Loopback.address(HARNESS_ADDRESS), address(), ANSWER)) {
            wire.startup(HARNESS_USER, "postgres");
            return wire.logIn("").isReady();
        } catch (IOException e) {
            return false;
        }
    }

    private String run(List<String> command, String input) throws IOException {
        return Commands.require(account.command(command), input, folder);
    }

    private String program(String name) {
        return installation.home().resolve("bin").resolve(name).toString();
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path logFolder() {
        return folder.resolve("log-" + starts);
    }

    private Path log(String extension) {
        return logFolder().resolve("postgresql." + extension);
    }
}
