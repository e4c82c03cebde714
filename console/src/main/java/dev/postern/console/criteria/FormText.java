// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.criteria;

import dev.postern.console.text.VisibleText;
import java.util.List;

/**
 * Names in fields and addresses of forms. Browsers send line breaks otherwise than they got them, or not at all (HTML Standard,
 * "constructing the entry list"), and show nothing of some characters. Such a name is written in quotation marks as in a filter.
 */
public final class FormText {
    private FormText() {}

    /** A name as forms send it back whole; most stay as they are. */
    public static String of(String hostile) {
        boolean isPlain =
                VisibleText.of(hostile).equals(hostile) && hostile.strip().equals(hostile) && !hostile.startsWith("\"");
        return isPlain ? hostile : Value.quoted(hostile);
    }

    /** The name that was sent, as {@link #of} or somebody has written it. */
    public static String read(String sent) {
        if (sent.length() < 2 || !sent.startsWith("\"") || !sent.endsWith("\"")) {
            return sent;
        }
        ClauseReader reader = new ClauseReader("name:" + sent).read();
        List<Clause> clauses = reader.clauses();
        boolean isOne = reader.problems().isEmpty()
                && clauses.size() == 1
                && clauses.get(0).values().size() == 1;
        return isOne ? clauses.get(0).values().get(0).text() : sent;
    }
}
