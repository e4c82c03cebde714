// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.kernel.Input;
import dev.postern.store.LoggedInput;
import dev.postern.store.LoginLog;
import dev.postern.store.Scope;
import dev.postern.store.contract.Samples;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that are killed and machines that lose power: what was acknowledged is there, and nothing is there in part. */
final class CrashTest {
    @TempDir
    private Path folder;

    @Test
    void all_that_a_killed_program_had_acknowledged_is_there() throws Exception {
        Path file = folder.resolve("postern.db");
        Random random = new Random(3);
        for (int round = 0; round < 5; round++) {
            int acknowledged = writeUntilKilled(file, 20 + random.nextInt(200));
            assertThat(wholeAppends(file)).isGreaterThanOrEqualTo(acknowledged);
        }
    }

    @Test
    void a_log_that_was_cut_anywhere_gives_the_appends_before_the_cut() throws Exception {
        Path file = folder.resolve("postern.db");
        writeUntilKilled(file, 100);
        Path log = folder.resolve("postern.db-wal");
        assertThat(log).isNotEmptyFile();
        Random random = new Random(5);
        int before = Integer.MAX_VALUE;
        for (long size = Files.size(log); size > 0; size -= 1 + random.nextInt((int) Files.size(log) / 12)) {
            Path cut = Files.createDirectory(folder.resolve("cut-" + size));
            Path copy = Files.copy(file, cut.resolve("postern.db"));
            Path copiedLog = Files.copy(log, cut.resolve("postern.db-wal"));
            try (FileChannel channel = FileChannel.open(copiedLog, StandardOpenOption.WRITE)) {
                channel.truncate(size);
            }
            assertThat(wholeAppends(copy)).isLessThanOrEqualTo(before);
            before = wholeAppends(copy);
        }
    }

    /** Starts a program that appends, kills it when it has acknowledged so many appends, and returns how many logins it had. */
    private static int writeUntilKilled(Path file, int appends) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int acknowledged = 0;
        try (BufferedReader lines = writer.inputReader(StandardCharsets.UTF_8)) {
            String line = null;
            for (int n = 0; n < appends; n++) {
                line = lines.readLine();
                acknowledged = Integer.parseInt(line);
            }
            writer.toHandle().destroyForcibly(); // SIGKILL; what it has printed can still be read
            while ((line = lines.readLine()) != null && !line.isEmpty()) {
                acknowledged = Math.max(acknowledged, Integer.parseInt(line));
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }
        return acknowledged;
    }

    /** The number of logins, which must be whole appends from the first on, with their checkpoint. */
    private static int wholeAppends(Path file) {
        try (SqliteStore store = SqliteStore.open(file, InstantSource.system())) {
            LoginLog log = store.logins(Scope.DEFAULT);
            List<Input> inputs = log.after(0, Integer.MAX_VALUE).stream()
                    .map(LoggedInput::input)
                    .toList();
            int size = inputs.size();
            assertThat(size % Writer.BATCH).isZero();
            assertThat(inputs).isEqualTo(Samples.logins(0, size));
            assertThat(log.lastSeq()).isEqualTo(size);
            Map<String, byte[]> checkpoints = log.checkpoints();
            assertThat(checkpoints.containsKey(Writer.SOURCE)).isEqualTo(size > 0);
            if (size > 0) {
                assertThat(checkpoints.get(Writer.SOURCE)).asString().isEqualTo(Integer.toString(size));
            }
            return size;
        }
    }
}
