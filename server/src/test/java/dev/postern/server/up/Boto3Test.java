// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.postern.api.operations.Operation;
import dev.postern.api.operations.Operations;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A session of boto3 as it is installed here, for the Python of {@code -Dpostern.python}, else on the PATH. */
@Timeout(300)
class Boto3Test {
    @TempDir
    private Path folder;

    @Test
    void boto3_calls_every_operation_and_reads_every_answer() throws Exception {
        ClientProgram python = ClientProgram.find("postern.python", "python3", "-c", "import boto3");
        assumeTrue(python != null, "there is no python3 with boto3 on the PATH; -Dpostern.python names one");
        String served = Operations.ALL.stream()
                .filter(each -> !each.source().equals("js"))
                .map(Operation::name)
                .collect(Collectors.joining(","));
        Path script = Path.of(Boto3Test.class.getResource("/clients/session.py").toURI());
        try (ServedPostern postern = new ServedPostern(folder, "")) {
            Client.Run run = python.run(
                    postern.environment(),
                    List.of(script.toString(), postern.lists().toString(), served));

            assertThat(run.code()).as("%s%s", run.out(), run.err()).isZero();
        }
    }
}
