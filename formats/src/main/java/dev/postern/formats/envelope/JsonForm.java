// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats.envelope;

import dev.postern.formats.Lines;
import dev.postern.formats.ScanOptions;
import dev.postern.formats.StreamReport;

/**
 * A form with JSON records.
 *
 * @param splitsLines see {@link Form#splitsLines}
 * @param syntax how a record is taken apart
 */
record JsonForm(String id, String title, boolean splitsLines, JsonSyntax syntax) implements Form {

    @Override
    public PieceReader open(Lines lines, long modifiedMicros, ScanOptions options, StreamReport report) {
        return new JsonPieces(lines, syntax, report);
    }

    @Override
    public boolean mayBeOneLine() {
        return true;
    }

    @Override
    public boolean mayBeNewestFirst() {
        return true;
    }
}
