// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The machine's own MariaDB (Debian: 10.11): it logs to server_audit, the error log and the general log. */
public final class MariaDbServer extends MySqlFamilyServer {
    private static final Path DAEMON = Path.of("/usr/sbin/mariadbd");
    private static final Path INSTALL = Path.of("/usr/bin/mariadb-install-db");
    private static final Path PLUGIN = Path.of("/usr/lib/mysql/plugin/server_audit.so");

    private MariaDbServer(ServerAccount account, Path folder) throws IOException {
        super(account, folder);
    }

    /**
     * Makes a new server; it is not started yet.
     *
     * @param setup SQL statements, one line each, run at each start before anybody can connect
     * @throws ServerUnavailableException when MariaDB is not installed on this machine
     * @throws IOException when the data folder cannot be made
     */
    public static MariaDbServer create(List<String> setup) throws IOException, ServerUnavailableException {
        for (Path needed : List.of(DAEMON, INSTALL, PLUGIN)) {
            if (!Files.exists(needed)) {
                throw new ServerUnavailableException(
                        needed + " is missing (Debian: apt-get install --no-install-recommends mariadb-server)");
            }
        }
        ServerAccount account = ServerAccount.forThisProcess();
        Path folder = Folders.temporary(account);
        try {
            MariaDbServer server = new MariaDbServer(account, folder);
            Commands.require(
                    account.command(List.of(
                            INSTALL.toString(),
                            "--no-defaults",
                            "--datadir=" + folder.resolve("data"),
                            "--auth-root-authentication-method=normal",
                            "--skip-test-db",
                            "--innodb-log-file-size=8M")),
                    "",
                    folder);
            KeyFiles.create(folder, "server").give(account);
            server.writeSetup(setup);
            return server;
        } catch (IOException e) {
            Folders.delete(folder);
            throw e;
        }
    }

    @Override
    public String name() {
        return "mariadb-10.11";
    }

    @Override
    public List<Path> logs() {
        return List.of(
                folder().resolve("server_audit.log"), folder().resolve("error.log"), folder().resolve("general.log"));
    }

    @Override
    List<String> program() {
        return List.of(DAEMON.toString(), "--no-defaults", "--datadir=" + folder().resolve("data"));
    }

    @Override
    List<String> settings() {
        return List.of(
                "--innodb-log-file-size=8M",
                "--ssl-cert=" + folder().resolve("server.crt"),
                "--ssl-key=" + folder().resolve("server.key"),
                "--plugin-load-add=server_audit",
                "--server-audit-logging=ON",
                "--server-audit-events=CONNECT",
                "--server-audit-file-path=" + folder().resolve("server_audit.log"),
                "--log-error=" + folder().resolve("error.log"),
                "--log-warnings=2",
                "--general-log=ON",
                "--general-log-file=" + folder().resolve("general.log"));
    }
}
