// SPDX-License-Identifier: Apache-2.0
package dev.postern.api.operations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Lines of a table among our resources: columns separated by tabs, comments behind {@code #}, the first line has the names. */
final class Table {
    private Table() {}

    /** Its rows, each with as many columns as the table has. */
    static List<List<String>> read(String name) {
        try (InputStream in =
                Objects.requireNonNull(Table.class.getResourceAsStream("/dev/postern/api/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> List.of(line.split("\t", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
