// SPDX-License-Identifier: Apache-2.0
package dev.postern.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class WriteLockTest {
    @TempDir
    private Path folder;

    private WriteLock lock() {
        return new WriteLock(folder.resolve("postern.db-lock"));
    }

    @Test
    void a_lock_that_is_held_for_a_moment_is_waited_for() throws Exception {
        WriteLock held = lock();
        held.acquire();
        try (WriteLock wanted = lock()) {
            CompletableFuture<Void> taken = new CompletableFuture<>();
            Thread waiting = new Thread(() -> {
                try {
                    wanted.acquire();
                    taken.complete(null);
                } catch (SQLException e) {
                    taken.completeExceptionally(e);
                }
            });
            waiting.start();
            while (waiting.getState() != Thread.State.TIMED_WAITING && waiting.isAlive()) {
                Thread.onSpinWait();
            }
            held.close();
            taken.get();

            assertThat(taken).isCompleted();
            assertThatThrownBy(held::acquire).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void a_lock_that_stays_held_is_refused_and_the_file_named() throws Exception {
        try (WriteLock held = lock();
                WriteLock wanted = lock()) {
            held.acquire();

            assertThatThrownBy(wanted::acquire)
                    .hasMessageContaining("another Postern writes to this store")
                    .hasMessageContaining("postern.db-lock");
        }
    }
}
