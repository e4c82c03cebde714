// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.servers;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A server's unpacked programs, which the server account may run. Unpacked once and kept. */
final class Installation {
    private static final int FINGERPRINT = 6;

    private static final Map<State, String> FINGERPRINTS = new ConcurrentHashMap<>();

    /** An archive as it lies there, so that its hash is taken once and another in its place is noticed. */
    private record State(Path archive, long size, FileTime modified) {}

    private final Path home;

    private Installation(Path home) {
        this.home = home;
    }

    /**
     * Unpacks the archive that lies in a folder, unless that was done before.
     *
     * @param archives a folder with one archive; the programs go beside it, or, where the account cannot get there, into the
     *     system's temporary folder
     * @throws ServerUnavailableException when there is no archive
     */
    static Installation unpacked(Path archives, ServerAccount account) throws IOException, ServerUnavailableException {
        Path archive = theArchiveIn(archives);
        Path home = cache(archives, account).resolve("installed-" + fingerprint(archive));
        if (!Files.isDirectory(home)) {
            Path fresh = Files.createTempDirectory(home.getParent(), "unpacking-");
            try {
                Archive.unpack(archive, fresh);
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
                moveInto(home, fresh);
            } finally {
                Folders.delete(fresh);
            }
        }
        return new Installation(home);
    }

    /** The folder that holds {@code bin}, {@code lib} and {@code share}. */
    Path home() {
        return home;
    }

    /**
     * Makes sure that this machine can run a program and has every shared library that it needs.
     *
     * @param program path below {@link #home()}
     * @param packages what to install when one is missing
     * @throws ServerUnavailableException naming what is missing
     */
    void requireLibraries(String program, String packages) throws IOException, ServerUnavailableException {
        Path file = home.resolve(program);
        Commands.Result loaded = Commands.run(List.of("ldd", file.toString()));
        if (loaded.exit() != 0) {
            throw new ServerUnavailableException(
                    file + " is not for this machine (it is for Linux on x86-64 with glibc): "
                            + loaded.output().strip());
        }
        String missing = loaded.output()
                .lines()
                .filter(line -> line.contains("not found"))
                .map(line -> line.strip().split(" ", 2)[0])
                .distinct()
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new ServerUnavailableException(
                    file.getFileName() + " needs " + missing + " (Debian: apt-get install " + packages + ")");
        }
    }

    /**
     * Puts an empty server's data folder in place. It is made once by the server's own program, kept beside the programs, and
     * copied from then on: to make one takes seconds.
     *
     * @param maker the command that makes it, but for {@code option}
     * @param option the option that names the folder, which follows after an equals sign
     * @param data where; must not exist
     * @throws IOException when it cannot be made or copied
     */
    void copyEmptyData(List<String> maker, String option, Path data, ServerAccount account) throws IOException {
        String name = "empty-" + home.getFileName() + "-"
                + Integer.toHexString(String.join("\n", maker).hashCode());
        Path kept = home.resolveSibling(name);
        if (!Files.isDirectory(kept)) {
            Path fresh = Files.createTempDirectory(home.getParent(), "emptying-");
            try {
                account.give(fresh);
                List<String> command = new ArrayList<>(maker);
                command.add(option + "=" + fresh.resolve("data"));
                Commands.require(account.command(command), "", fresh);
                moveInto(kept, fresh);
            } finally {
                Folders.delete(fresh);
            }
        }
        Path from = kept.resolve("data");
        Commands.require(account.command(List.of("cp", "-a", from.toString(), data.toString())), "", kept);
    }

    private static Path theArchiveIn(Path folder) throws IOException, ServerUnavailableException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                var archive = files.filter(Installation::isArchive).findFirst();
                if (archive.isPresent()) {
                    return archive.get();
                }
            }
        }
        throw new ServerUnavailableException(
                "no server archive in " + folder + "; `mvn -pl range generate-test-resources` fetches it");
    }

    private static boolean isArchive(Path file) {
        return file.toString().endsWith(".txz") || file.toString().endsWith(".tar.gz");
    }

    private static Path cache(Path archives, ServerAccount account) throws IOException, ServerUnavailableException {
        Path absolute = archives.toAbsolutePath();
        if (account.canEnter(absolute)) {
            return absolute;
        }
        String us = System.getProperty("user.name");
        Path ours = Files.createDirectories(
                Path.of(System.getProperty("java.io.tmpdir")).resolve("postern-servers-" + us));
        if (!Files.getOwner(ours, LinkOption.NOFOLLOW_LINKS).getName().equals(us)) {
            throw new ServerUnavailableException(ours + " belongs to somebody else");
        }
        return Files.createDirectories(ours.resolve(archives.getFileName()));
    }

    /** Tells one version's archive from another's, which has the same name. */
    private static String fingerprint(Path archive) throws IOException {
        State state = new State(archive, Files.size(archive), Files.getLastModifiedTime(archive));
        String known = FINGERPRINTS.get(state);
        if (known != null) {
            return known;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive));
            String fingerprint = HexFormat.of().formatHex(hash, 0, FINGERPRINT);
            FINGERPRINTS.put(state, fingerprint);
            return fingerprint;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void moveInto(Path home, Path fresh) throws IOException {
        try {
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // Another process may have unpacked the same archive meanwhile; its result is as good. Which exception
            // it is depends on how the system says that the folder is there.
            if (!Files.isDirectory(home)) {
                throw e;
            }
        }
    }
}
