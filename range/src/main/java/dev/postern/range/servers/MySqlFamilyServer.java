// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.servers;

import dev.postern.range.wire.MySqlWire;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What MySQL and MariaDB servers have in common. */
abstract sealed class MySqlFamilyServer implements RealServer permits MySqlServer, MariaDbServer {
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final ServerAccount account;
    private final Path folder;
    private final int port;
    private @Nullable ServerProcess process;

    MySqlFamilyServer(ServerAccount account, Path folder) throws IOException {
        this.account = account;
        this.folder = folder;
        this.port = Loopback.freePort();
    }

    /** Starts the server and waits until it lets the harness log in. */
    public final void start() throws IOException {
        List<String> command = new ArrayList<>(program());
        command.addAll(settings());
        command.addAll(List.of(
                "--port=" + port,
                "--bind-address=" + (Loopback.hasIpv6() ? "127.0.0.1,::1" : "127.0.0.1"),
                "--socket=" + folder.resolve("socket"),
                "--pid-file=" + folder.resolve("pid"),
                "--skip-name-resolve",
                "--innodb-flush-log-at-trx-commit=0",
                "--innodb-buffer-pool-size=32M",
                "--init-file=" + setupFile()));
        process = ServerProcess.start(account.command(command), folder, folder.resolve("output"));
        process.awaitReady(name(), this::letsUsIn);
    }

    @Override
    public final InetSocketAddress address() {
        return new InetSocketAddress(Loopback.address("127.0.0.1"), port);
    }

    @Override
    public final void stop() throws IOException {
        if (process != null) {
            process.stop("TERM");
            process = null;
        }
    }

    @Override
    public final void close() throws IOException {
        try {
            stop();
        } finally {
            Folders.delete(folder);
        }
    }

    /** The program with the options that every run of it needs. */
    abstract List<String> program();

    /** Options of this product. */
    abstract List<String> settings();

    /** Where all its files are. */
    final Path folder() {
        return folder;
    }

    final void writeSetup(List<String> setup) throws IOException {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE USER IF NOT EXISTS '" + HARNESS_USER + "'@'" + HARNESS_ADDRESS
                + "' IDENTIFIED WITH mysql_native_password;");
        statements.add("GRANT ALL ON *.* TO '" + HARNESS_USER + "'@'" + HARNESS_ADDRESS + "';");
        statements.addAll(setup);
        Files.write(setupFile(), statements);
        account.give(setupFile());
    }

    private Path setupFile() {
        return folder.resolve("setup.sql");
    }

    private boolean letsUsIn() throws IOException {
        try (MySqlWire wire = MySqlWire.connect(Loopback.address(HARNESS_ADDRESS), address(), ANSWER)) {
            boolean ready = wire.logIn(HARNESS_USER, "", "").isReady();
            if (ready) {
                wire.quit();
            }
            return ready;
        } catch (IOException e) {
            return false;
        }
    }
}
