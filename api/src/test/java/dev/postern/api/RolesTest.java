// SPDX-License-Identifier: Apache-2.0
package dev.postern.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.api.credentials.Role;
import dev.postern.api.operations.Operation;
import dev.postern.api.operations.Operations;
import dev.postern.api.sigv4.AccessKey;
import dev.postern.api.sigv4.TestSigner;
import dev.postern.store.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the roles of keys allow, of every operation that there is. */
class RolesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    private Path folder;

    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        server = new TestServer(folder, InstantSource.fixed(NOW));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ApiResponse call(AccessKey key, Operation operation) {
        String path = operation.uri().toString().replaceAll("[{][^}]*[}]", "x");
        return server.api.answer(
                TestSigner.signed(key, NOW, operation.method(), path, "", "{}".getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean isDenied(ApiResponse answer) {
        return answer.code() == 403
                && "AccessDeniedException".equals(answer.headers().get("x-amzn-ErrorType"))
                && new String(answer.body(), StandardCharsets.UTF_8).contains("role is reader");
    }

    @Test
    void a_reader_gets_at_what_reads_and_at_nothing_else() {
        AccessKey reader = server.key(Scope.DEFAULT.account(), Role.READER);
        List<String> allowed = new ArrayList<>();
        for (Operation operation : Operations.ALL) {
            if (!isDenied(call(reader, operation))) {
                allowed.add(operation.name());
            }
        }

        assertThat(allowed).allMatch(name -> name.matches("(Get|List|Describe).*"));
        assertThat(Operations.ALL.stream().map(Operation::name))
                .filteredOn(name -> name.matches("(Get|List|Describe).*"))
                .containsExactlyElementsOf(allowed);
        assertThat(allowed).contains("GetFindings", "ListFindings", "GetFindingsStatistics");
        assertThat(server.store.configuration(Scope.DEFAULT).all()).isEmpty();
    }

    @Test
    void an_administrator_is_denied_nothing_for_the_role() {
        AccessKey administrator = server.key(Scope.DEFAULT.account(), Role.ADMINISTRATOR);

        assertThat(Operations.ALL)
                .noneMatch(operation -> isDenied(call(administrator, operation)))
                .allMatch(operation -> Set.of(200, 202, 204, 400, 403, 404)
                        .contains(call(administrator, operation).code()));
    }
}
