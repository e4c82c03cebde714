// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.server.ExitCode;
import dev.postern.server.Main;
import dev.postern.store.AuditLog.Query;
import dev.postern.store.Store;
import dev.postern.store.sqlite.SqliteStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done to keys and users by commands is kept beside what the console and the API do. */
class CredentialsCommandTest {
    @TempDir
    private Path folder;

    private Path file;

    private record Run(int exit, String out, String err) {}

    @BeforeEach
    void configure() throws IOException {
        file = Files.writeString(folder.resolve("postern.yaml"), "data: " + folder + "\n");
    }

    private Run run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--config", file.toString()));
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream capturedOut = new ByteArrayOutputStream();
        ByteArrayOutputStream capturedErr = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(capturedOut, true, UTF_8));
            System.setErr(new PrintStream(capturedErr, true, UTF_8));
            int exit = Main.run(all.toArray(String[]::new));
            return new Run(exit, capturedOut.toString(UTF_8), capturedErr.toString(UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private List<String> kept() {
        try (Store store = SqliteStore.openBeside(folder.resolve("postern.db"), InstantSource.system())) {
            return store.audit().page(new Query(null, null, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, 9)).stream()
                    .map(each -> each.entry().actor() + " " + each.entry().action() + " "
                            + each.entry().subject() + " " + each.entry().before() + ">"
                            + each.entry().after())
                    .toList();
        }
    }

    @Test
    void keys_and_links_of_commands_are_in_the_audit_log_without_their_secrets() {
        Run made = run("credentials", "create", "--account", "111122223333", "--role", "reader");
        String id = made.out.replaceAll("(?s).*AWS_ACCESS_KEY_ID=([A-Z0-9]{20}).*", "$1");
        assertThat(run("credentials", "revoke", id).exit).isEqualTo(ExitCode.OK);
        assertThat(run("credentials", "revoke", id).exit).isEqualTo(ExitCode.USAGE);
        assertThat(run("admin-link", "--role", "analyst").out).contains("/console/welcome?token=");

        String who = "command:" + System.getProperty("user.name") + " ";
        assertThat(kept())
                .containsExactly(
                        who + "OfferLink link >analyst",
                        who + "RevokeKey key/" + id + " 111122223333, reader>",
                        who + "CreateKey key/" + id + " >111122223333, reader");
    }

    @Test
    void a_key_that_was_made_is_printed_though_the_audit_log_cannot_be_written() throws SQLException {
        kept();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("postern.db"));
                var statement = connection.createStatement()) {
            statement.execute("ALTER TABLE audit RENAME TO gone");
        }

        Run made = run("credentials", "create", "--account", "111122223333");

        assertThat(made.out).contains("AWS_SECRET_ACCESS_KEY=");
        assertThat(made.err).contains("this was done, but the audit log could not be written");
        assertThat(made.exit).isNotEqualTo(ExitCode.OK);
    }
}
