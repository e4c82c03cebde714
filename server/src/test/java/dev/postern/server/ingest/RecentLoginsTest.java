// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentLoginsTest {
    @TempDir
    Path folder;

    @Test
    void a_file_that_the_disk_has_damaged_is_learnt_all_the_same() throws Exception {
        byte[] bytes = "first\n????\nlast\n".getBytes(StandardCharsets.US_ASCII);
        bytes[7] = (byte) 0xFF;
        Path file = Files.write(folder.resolve("received"), bytes);

        RecentLogins recent = RecentLogins.of(List.of(file));

        assertThat(recent.has("first")).isTrue();
        assertThat(recent.has("last")).isTrue();
    }
}
