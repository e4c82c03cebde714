// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.status;

import java.util.ArrayList;
import java.util.List;

/** What in a status calls for somebody's attention. */
final class Troubles {
    private Troubles() {}

    /** In words, each with its subject; hostile. Empty when all is well. */
    static List<String> of(Status status) {
        List<String> troubles = new ArrayList<>(status.notReady());
        for (Status.Database database : status.databases()) {
            if (!database.reading() && database.faults().isEmpty()) {
                troubles.add(database.id() + ": no log of it is being read");
            }
            if (database.clockTrouble() != null) {
                troubles.add(database.id() + ": " + database.clockTrouble());
            }
            database.faults().forEach(fault -> troubles.add(database.id() + ": " + fault));
        }
        for (Status.Feed feed : status.feeds()) {
            if (feed.trouble() != null) {
                troubles.add("feed " + feed.id() + ": " + feed.trouble());
            }
        }
        status.sinks().forEach((name, sink) -> {
            if (sink.dead() > 0) {
                troubles.add(name + ": deliveries given up: " + sink.dead());
            }
        });
        return troubles;
    }
}
