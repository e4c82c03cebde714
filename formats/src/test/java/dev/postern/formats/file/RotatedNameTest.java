// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RotatedNameTest {
    @ParameterizedTest
    @CsvSource({
        "postgresql-15-main.log, postgresql-15-main, 0",
        "postgresql-15-main.log.1, postgresql-15-main, 1",
        "postgresql-15-main.log.12.gz, postgresql-15-main, 12",
        "postgresql-2026-11-22_083000.csv, postgresql, 0",
        "postgresql-Mon.json, postgresql, 0",
        "error.log-20261122, error, 0",
        "error.log-20261122.zst, error, 0",
        "postgresql.log.2026-11-22-09, postgresql, 0",
        "mysqld.err, mysqld, 0",
        "2026-11-22.log, 2026-11-22, 0",
        "db01, db01, 0",
    })
    void takes_names_apart(String name, String base, int number) {
        RotatedName rotated = RotatedName.of(name);

        assertThat(rotated.base()).isEqualTo(base);
        assertThat(rotated.number()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql-15-main.log.12.gz, .log, ''",
        "postgresql-2026-11-22_083000.csv, .csv, 20261122083000",
        "postgresql-Mon.json, .json, ''",
        "error.log-20261122.zst, .log, 20261122",
        "postgresql.log.2026-11-22-09, .log, 2026112209",
        "db01, '', ''",
    })
    void tells_type_and_date(String name, String type, String date) {
        RotatedName rotated = RotatedName.of(name);

        assertThat(rotated.type()).isEqualTo(type);
        assertThat(rotated.date()).isEqualTo(date);
    }
}
