// SPDX-License-Identifier: Apache-2.0
package dev.postern.range.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstallationTest {
    @TempDir
    private Path folder = Path.of("");

    private final ServerAccount account;

    InstallationTest() throws ServerUnavailableException {
        account = ServerAccount.forThisProcess();
    }

    @Test
    void programsAreUnpackedWithTheirPermissions() throws IOException, ServerUnavailableException {
        archive("bin/server", 0755, "one");
        Path program = Installation.unpacked(folder, account).home().resolve("bin/server");
        assertThat(program).hasContent("one").isExecutable();
    }

    @Test
    void theSameArchiveIsUnpackedOnce() throws IOException, ServerUnavailableException {
        archive("bin/server", 0755, "one");
        Path first = Installation.unpacked(folder, account).home();
        assertThat(Installation.unpacked(folder, account).home()).isEqualTo(first);
    }

    @Test
    void anotherVersionOfTheArchiveIsUnpackedAnew() throws IOException, ServerUnavailableException {
        archive("bin/server", 0755, "one");
        Installation.unpacked(folder, account);
        archive("bin/server", 0755, "another one");
        assertThat(Installation.unpacked(folder, account).home().resolve("bin/server"))
                .hasContent("another one");
    }

    @Test
    void emptyDataIsMadeOnceForEachWayOfMakingItAndCopied() throws IOException, ServerUnavailableException {
        archive("bin/server", 0755, "one");
        Installation installation = Installation.unpacked(folder, account);
        Path copies = Folders.temporary(account);
        try {
            byte[] first = chance(installation, 16, copies.resolve("first"));
            byte[] second = chance(installation, 16, copies.resolve("second"));
            assertThat(first).hasSize(16).isEqualTo(second);
            assertThat(chance(installation, 17, copies.resolve("third"))).hasSize(17);
        } finally {
            Folders.delete(copies);
        }
    }

    /** Data that is never the same twice. */
    private byte[] chance(Installation installation, int bytes, Path to) throws IOException {
        List<String> maker = List.of("dd", "if=/dev/urandom", "bs=" + bytes, "count=1");
        installation.copyEmptyData(maker, "of", to, account);
        return Files.readAllBytes(to);
    }

    @Test
    void anEntryThatLeavesTheFolderIsRefused() throws IOException {
        archive("../outside", 0644, "x");
        assertThatThrownBy(() -> Installation.unpacked(folder, account))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("outside of its folder");
    }

    @Test
    void withoutAnArchiveItSaysHowToGetIt() {
        assertThatThrownBy(() -> Installation.unpacked(folder, account))
                .isInstanceOf(ServerUnavailableException.class)
                .hasMessageContaining("generate-test-resources");
    }

    @Test
    void aProgramOfAnotherMachineIsNotRun() throws IOException, ServerUnavailableException {
        archive("bin/server", 0755, "no program");
        Installation installation = Installation.unpacked(folder, account);
        assertThatThrownBy(() -> installation.requireLibraries("bin/server", "nothing"))
                .isInstanceOf(ServerUnavailableException.class)
                .hasMessageContaining("not for this machine");
    }

    private void archive(String entry, int mode, String content) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        try (OutputStream file = Files.newOutputStream(folder.resolve("server.tar.gz"));
                TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(file))) {
            TarArchiveEntry header = new TarArchiveEntry(entry, true);
            header.setSize(bytes.length);
            header.setMode(mode);
            tar.putArchiveEntry(header);
            tar.write(bytes);
            tar.closeArchiveEntry();
        }
    }
}
