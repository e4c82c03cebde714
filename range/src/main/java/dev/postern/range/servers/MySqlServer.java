// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** MySQL 8.0 from an archive: it logs to the error log, at verbosity 3, and to the general log. */
public final class MySqlServer extends MySqlFamilyServer {
    private final Installation installation;

    private MySqlServer(Installation installation, ServerAccount account, Path folder) throws IOException {
        super(account, folder);
        this.installation = installation;
    }

    /**
     * Makes a new server; it is not started yet.
     *
     * @param archives the folder with the {@code .tar.gz} of the programs
     * @param setup SQL statements, one line each, run at each start before anybody can connect
     * @throws ServerUnavailableException when the programs cannot run on this machine
     * @throws IOException when the data folder cannot be made
     */
    public static MySqlServer create(Path archives, List<String> setup) throws IOException, ServerUnavailableException {
        ServerAccount account = ServerAccount.forThisProcess();
        Installation installation = Installation.unpacked(archives, account);
        installation.requireLibraries("bin/mysqld", "libaio1 libnuma1 libstdc++6");
        Path folder = Folders.temporary(account);
        try {
            MySqlServer server = new MySqlServer(installation, account, folder);
            List<String> initialise = new ArrayList<>(server.daemon());
            initialise.addAll(List.of("--initialize-insecure", "--innodb-log-file-size=8M"));
            installation.copyEmptyData(initialise, "--datadir", folder.resolve("data"), account);
            server.writeSetup(setup);
            return server;
        } catch (IOException e) {
            Folders.delete(folder);
            throw e;
        }
    }

    @Override
    public String name() {
        return "mysql-8.0";
    }

    @Override
    public List<Path> logs() {
        return List.of(folder().resolve("error.log"), folder().resolve("general.log"));
    }

    @Override
    List<String> program() {
        List<String> program = new ArrayList<>(daemon());
        program.add("--datadir=" + folder().resolve("data"));
        return program;
    }

    private List<String> daemon() {
        return List.of(
                installation.home().resolve("bin/mysqld").toString(),
                "--no-defaults",
                "--basedir=" + installation.home());
    }

    @Override
    List<String> settings() {
        return List.of(
                "--mysqlx=OFF",
                "--innodb-log-file-size=8M",
                "--skip-log-bin",
                "--log-error=" + folder().resolve("error.log"),
                "--log-error-verbosity=3",
                "--general-log=ON",
                "--general-log-file=" + folder().resolve("general.log"));
    }
}
