// SPDX-License-Identifier: Apache-2.0
package dev.postern.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.DetectorStatus;
import software.amazon.awssdk.services.guardduty.model.GuardDutyException;

/** A change that nobody will find in the audit log is told otherwise than one that was not made. */
class AuditTest {

    @Test
    void a_change_that_could_not_be_kept_is_told_as_one_that_was_made(@TempDir Path folder) throws Exception {
        try (TestServer server = new TestServer(folder, InstantSource.system());
                GuardDutyClient client = server.client()) {
            String detector =
                    client.createDetector(request -> request.enable(true)).detectorId();
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("postern.db"));
                    var statement = connection.createStatement()) {
                statement.execute("ALTER TABLE audit RENAME TO gone");
            }

            assertThatThrownBy(() -> client.updateDetector(
                            request -> request.detectorId(detector).enable(false)))
                    .isInstanceOf(GuardDutyException.class)
                    .hasMessageContaining("The change was made, but the audit log could not be written");
            assertThat(client.getDetector(request -> request.detectorId(detector))
                            .status())
                    .isEqualTo(DetectorStatus.DISABLED);
        }
    }
}
