// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.mysql;

import dev.postern.formats.LogLine;
import dev.postern.formats.LogScanner;

/**
 * Reads a structured audit log.
 *
 * @param records cuts lines into records and gives them to the audit
 * @param audit says what they tell of logins
 */
record StructuredAuditScanner(LogScanner records, ConnectionAudit audit) implements LogScanner {

    @Override
    public void line(LogLine line) {
        records.line(line);
    }

    @Override
    public void end() {
        records.end();
        audit.end();
    }
}
