// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.postgresql;

import dev.postern.formats.Advice;
import dev.postern.formats.StreamReport;
import java.util.List;

final class PgAdvice {
    private PgAdvice() {}

    static List<Advice> of(List<StreamReport> reports) {
        return List.of();
    }
}
