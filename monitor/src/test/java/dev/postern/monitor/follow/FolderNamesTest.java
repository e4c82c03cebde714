// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderNamesTest {
    private final FolderNames names = new FolderNames();

    @TempDir
    Path folder;

    @Test
    void aFolderThatRestsIsReadOnceAMoment() throws IOException {
        Files.createFile(folder.resolve("a.log"));
        rest();

        assertThat(names.of(folder)).isSameAs(names.of(folder));
    }

    @Test
    void aFileThatComesOrGoesIsSeenAtOnce() throws IOException {
        for (int i = 0; i < 200; i++) { // some within one tick of the clock of the file system
            Path file = Files.createFile(folder.resolve("a" + i));
            assertThat(names.of(folder).names()).contains("a" + i);
            Files.delete(file);
            assertThat(names.of(folder).names()).doesNotContain("a" + i);
        }
        rest();
        names.of(folder);
        Files.createFile(folder.resolve("b"));

        assertThat(names.of(folder).names()).containsExactly("b");
    }

    @Test
    void anotherFolderHasItsOwnNames() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.createFile(other.resolve("b"));
        rest();
        names.of(folder);

        assertThat(names.of(other).names()).containsExactly("b");
        assertThat(names.of(folder).names()).containsExactly("other");
    }

    @Test
    void namesAreChosenByTheirBeginning() throws IOException {
        for (String each : new String[] {"db", "db1", "db1.log.1", "db10", "db\uFFFF", "dc", "Db1"}) {
            Files.createFile(folder.resolve(each));
        }

        assertThat(names.of(folder).beginningWith("db1")).containsExactly("db1", "db1.log.1", "db10");
        assertThat(names.of(folder).beginningWith("db")).contains("db", "db1").doesNotContain("dc", "Db1");
        assertThat(names.of(folder).beginningWith("")).hasSize(7);
    }

    @Test
    void whatIsNoFolderHasNoNames() throws IOException {
        assertThat(names.of(folder.resolve("nothing")).names()).isEmpty();
        assertThat(names.of(Files.createFile(folder.resolve("file"))).names()).isEmpty();
    }

    private void rest() throws IOException {
        Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minusSeconds(60)));
    }
}
