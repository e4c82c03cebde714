// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.Advice;
import dev.postern.formats.StreamReport;
import java.util.List;

/** What these logs show and hide. */
final class MysqlAdvice {
    private MysqlAdvice() {}

    static List<Advice> of(List<StreamReport> reports) {
        return List.of();
    }
}
