// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.intel;

import dev.postern.intel.IntelFileException;
import dev.postern.intel.IntelSnapshot;
import dev.postern.intel.LineNotes;
import dev.postern.kernel.ListKind;
import dev.postern.server.UsageException;
import dev.postern.server.config.Config;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Reads the configured lists. One that cannot be read stops the start: silence would look like safety. */
public final class Lists {
    private Lists() {}

    /**
     * Begins a snapshot with what the lists say of addresses.
     *
     * @param at entries that are not valid then are skipped
     * @param notes told of what was skipped
     * @throws UsageException when a list cannot be read
     */
    public static IntelSnapshot.Builder builder(Config.Lists lists, Instant at, Consumer<String> notes) {
        IntelSnapshot.Builder builder = IntelSnapshot.builder(at);
        try {
            add(builder, ListKind.TRUSTED, lists.trusted(), notes);
            add(builder, ListKind.TOR, lists.tor(), notes);
            add(builder, ListKind.THREAT, lists.threat(), notes);
            for (Path file : lists.geo()) {
                tell(file, builder.geo(file).notes(), notes);
            }
        } catch (IntelFileException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        lists.privateNetworks().forEach(net -> builder.privateNet(net.name(), net.cidr()));
        return builder;
    }

    private static void add(
            IntelSnapshot.Builder builder, ListKind kind, List<Config.ListFile> files, Consumer<String> notes)
            throws IntelFileException {
        for (Config.ListFile each : files) {
            tell(each.file(), builder.add(kind, each.list(), each.file()).notes(), notes);
        }
    }

    private static void tell(Path file, LineNotes skipped, Consumer<String> notes) {
        if (skipped.skipped() > 0) {
            notes.accept(file + ": skipped " + skipped.summary());
        }
    }
}
