// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.server.UsageException;
import dev.postern.server.config.Overrides;
import dev.postern.server.logging.Notices;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Starts that fail, and what comes after them, within one process. */
@Timeout(60)
class RestartTest {
    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private final Notices notices = new Notices(said::add, said::add);

    private static ServerSocket taken() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static int free() throws IOException {
        try (ServerSocket socket = taken()) {
            return socket.getLocalPort();
        }
    }

    private Path write(int port, int syslog) throws IOException {
        return Files.writeString(folder.resolve("postern.yaml"), """
                data: %s
                listen:
                  port: %d
                  syslog: {tcp: "127.0.0.1:%d"}
                databases:
                  - id: orders
                    syslog: [{program: postgres, from: [127.0.0.1]}]
                """.formatted(folder.resolve("data"), port, syslog));
    }

    private ConfigWatch config(Path file) {
        return new ConfigWatch(file, Map.of(), new Overrides(null, null, false), notices);
    }

    @Test
    void a_start_that_fails_leaves_nothing_open() throws Exception {
        try (ServerSocket other = taken()) {
            ConfigWatch web = config(write(other.getLocalPort(), free()));
            assertThatThrownBy(() -> Postern.start(web.current(), notices).close())
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("cannot listen");
            ConfigWatch syslog = config(write(free(), other.getLocalPort()));
            assertThatThrownBy(() -> Postern.start(syslog.current(), notices).close())
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("cannot listen for syslog");
        }
        ConfigWatch good = config(write(free(), free()));
        try (Postern postern = Postern.start(good.current(), notices)) {
            assertThat(postern.describe()).anyMatch(line -> line.startsWith("watching 1 database"));
        }
    }

    @Test
    void a_new_configuration_that_cannot_be_started_with_does_not_end_a_running_one() throws Exception {
        int port = free();
        int syslog = free();
        Path file = write(port, syslog);
        BlockingQueue<UpCommand.Wish> wishes = new LinkedBlockingQueue<>();
        ConfigWatch config = config(file);
        try (ServerSocket other = taken()) {
            write(other.getLocalPort(), syslog);
            wishes.add(UpCommand.Wish.READ_AGAIN);
            wishes.add(UpCommand.Wish.END);

            UpCommand.watch(config, wishes);

            assertThat(wishes).isEmpty();
            assertThat(config.current().listen().port()).isEqualTo(port);
        }
    }

    @Test
    void what_cannot_be_closed_is_told_and_the_rest_is_closed() {
        List<String> closed = new ArrayList<>();
        Closing closing = new Closing(said::add);
        closing.add(() -> closed.add("store"));
        closing.add(() -> {
            throw new IllegalStateException("the disk failed");
        });
        closing.add(() -> closed.add("web"));

        closing.close();

        assertThat(closed).containsExactly("web", "store");
        assertThat(said).containsExactly("ending: the disk failed");
    }
}
