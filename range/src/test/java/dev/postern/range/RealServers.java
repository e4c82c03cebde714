// SPDX-License-Identifier: Apache-2.0
package dev.postern.range;

import dev.postern.range.servers.RealServer;
import dev.postern.range.servers.ServerUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Where the servers' archives and the logs of the tests are. */
public final class RealServers {
    private static final Path ARCHIVES = Path.of(System.getProperty("postern.servers", "target/servers"));

    private RealServers() {}

    /** Makes a server. */
    @FunctionalInterface
    public interface Maker<S extends RealServer> {
        /** Makes it. */
        S make() throws IOException, ServerUnavailableException;
    }

    /** The folder with the archive of a server's programs. */
    public static Path archive(String name) {
        return ARCHIVES.resolve(name);
    }

    /** Makes a server, or skips the test with the reason, on standard error too. */
    public static <S extends RealServer> S makeOrSkip(String name, Maker<S> maker) throws IOException {
        try {
            return maker.make();
        } catch (ServerUnavailableException missing) {
            System.err.println("SKIPPED: tests with " + name + ": " + missing.getMessage());
            return Assumptions.abort(name + ": " + missing.getMessage());
        }
    }

    /** Copies the logs of a stopped server to where they outlive it, for whoever looks into a failed test. */
    public static List<Path> keepLogs(RealServer server, String test) throws IOException {
        Path folder =
                Files.createDirectories(ARCHIVES.resolveSibling("server-logs").resolve(test));
        List<Path> kept = new ArrayList<>();
        for (Path log : server.logs()) {
            kept.add(Files.copy(log, folder.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING));
        }
        return kept;
    }
}
