// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolsTest {

    @ParameterizedTest
    @CsvSource({
        "DBeaver 25.0.2 - Main <orders>, dbeaver",
        "DBeaver 24.3.4 - SQLEditor <Script-7.sql>, dbeaver",
        "pgAdmin 4 - CONN:8172635, pgadmin",
        "pgAdmin 4 - DB:orders, pgadmin",
        "psql, psql",
        "PSQL, psql",
        "mysql, mysql",
        "mysqldump, mysqldump",
        "mysqlrouter, mysqlrouter",
        "python3.11, python",
        "orders-v7, orders-v#",
        "worker-10-2026, worker-#-#",
        "orders-api, orders-api",
        "'', ''",
        "123, #",
    })
    void aProgramIsOfOneFamilyWhateverItsVersionOrWindow(String application, String family) {
        assertThat(Tools.family(application)).isEqualTo(family);
    }
}
