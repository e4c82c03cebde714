// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The account that servers run under. Database servers refuse to run as root; when we are root they run as {@code nobody},
 * through {@code setpriv} (util-linux), which turns into the server instead of standing in front of it as a second process.
 */
final class ServerAccount {
    private static final String UNPRIVILEGED = "nobody";

    private final boolean switched;

    private ServerAccount(boolean switched) {
        this.switched = switched;
    }

    /**
     * The account for servers that this process starts.
     *
     * @throws ServerUnavailableException on another system than Linux, or as root without {@code setpriv}
     */
    static ServerAccount forThisProcess() throws ServerUnavailableException {
        Path self = Path.of("/proc/self");
        if (!Files.isDirectory(self)) {
            throw new ServerUnavailableException("real servers are started on Linux only (there is no /proc here)");
        }
        try {
            boolean root = (int) Files.getAttribute(self, "unix:uid") == 0;
            if (root && !Files.isExecutable(Path.of("/usr/bin/setpriv"))) {
                throw new ServerUnavailableException(
                        "servers do not run as root and /usr/bin/setpriv is missing (Debian package util-linux)");
            }
            return new ServerAccount(root);
        } catch (IOException e) {
            throw new ServerUnavailableException("cannot tell who we are: " + e);
        }
    }

    /** The command that runs {@code command} under this account. */
    List<String> command(List<String> command) {
        if (!switched) {
            return command;
        }
        List<String> full = new ArrayList<>(
                List.of("/usr/bin/setpriv", "--reuid", UNPRIVILEGED, "--regid", group(), "--clear-groups", "--"));
        full.addAll(command);
        return full;
    }

    /** Makes a folder that belongs to this account. */
    Path createFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        give(folder);
        return folder;
    }

    /** Gives a file or folder to this account. */
    void give(Path path) throws IOException {
        if (switched) {
            Files.setOwner(
                    path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(UNPRIVILEGED));
        }
    }

    /** Whether the account gets into a folder: every folder above it must let it pass. */
    boolean canEnter(Path folder) throws IOException {
        return Commands.run(command(List.of("test", "-x", folder.toString()))).exit() == 0;
    }

    private static String group() {
        return Files.exists(Path.of("/etc/debian_version")) ? "nogroup" : UNPRIVILEGED;
    }
}
