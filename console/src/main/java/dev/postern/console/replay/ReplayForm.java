// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.replay;

import dev.postern.api.own.replay.ReplayLogs;
import dev.postern.console.criteria.FormText;
import dev.postern.console.web.Parameters;
import java.util.ArrayList;
import java.util.List;

/**
 * A replay before it is begun. Texts are hostile.
 *
 * @param databases of the account and region
 * @param offer logs to choose from
 * @param faults what is wrong with it, sentences
 */
public record ReplayForm(List<String> databases, ReplayLogs.Offer offer, Given given, List<String> faults) {
    /** The login log of the store. */
    public static final String STORED = "stored";
    /** Files of this machine. */
    public static final String FILES = "files";

    /**
     * What was written.
     *
     * @param source {@link #STORED} or {@link #FILES}
     * @param databases of the login log that were chosen; empty for all
     * @param paths of the logs that were chosen
     * @param path of one more; may be empty
     * @param database that the logs are of
     * @param learning days, or empty for the configured time
     */
    public record Given(
            String source,
            List<String> databases,
            List<String> paths,
            String path,
            String database,
            String timezone,
            String prefix,
            String from,
            String to,
            String learning) {

        static Given of(Parameters fields) {
            return new Given(
                    fields.text("source").equals(FILES) ? FILES : STORED,
                    names(fields, "of"),
                    names(fields, "log"),
                    FormText.read(fields.text("path").strip()),
                    FormText.read(fields.text("database").strip()),
                    fields.text("timezone").strip(),
                    fields.text("prefix"),
                    fields.text("from").strip(),
                    fields.text("to").strip(),
                    fields.text("learning").strip());
        }

        private static List<String> names(Parameters fields, String name) {
            return fields.all(name).stream().map(FormText::read).toList();
        }

        /** Whether files are replayed. */
        public boolean isFiles() {
            return source.equals(FILES);
        }

        /** All paths. */
        List<String> allPaths() {
            List<String> all = new ArrayList<>(paths);
            if (!path.isEmpty()) {
                all.add(path);
            }
            return all;
        }
    }
}
