// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import dev.postern.kernel.Cidr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of Tor's exit lists: the address from which a relay was seen to exit, which is not always the address it listens on
 * (TorDNSEL format 1.0, https://metrics.torproject.org/collector.html#type-tordnsel).
 */
final class ExitAddressLine {
    private static final String ADDRESS = "ExitAddress ";
    private static final List<String> OTHERS =
            List.of("@type tordnsel", "Downloaded ", "ExitNode ", "Published ", "LastStatus ");
    private static final int DATE_LENGTH = 10;

    private ExitAddressLine() {}

    /** Null when the line is none of this format. */
    static @Nullable ListItem read(String text) {
        if (text.startsWith(ADDRESS)) {
            String rest = text.substring(ADDRESS.length()).strip();
            int blank = rest.indexOf(' ');
            Cidr cidr = Cidr.parse(blank < 0 ? rest : rest.substring(0, blank));
            if (cidr == null) {
                return ListItem.NO_ADDRESS;
            }
            // The day, without the time: so most entries share one text.
            String day = blank < 0 ? "" : BoundedText.of(rest.substring(blank).strip(), DATE_LENGTH);
            return ListItem.Entry.of(cidr, day.isEmpty() ? "Tor exit" : "Tor exit, tested on " + day);
        }
        return OTHERS.stream().anyMatch(text::startsWith) ? ListItem.NOTHING : null;
    }
}
