// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.intel;

import dev.postern.intel.IntelSnapshot;
import dev.postern.kernel.AddressScope;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.ListEntry;
import dev.postern.kernel.Location;
import dev.postern.server.ExitCode;
import dev.postern.server.UsageException;
import dev.postern.server.output.SafeText;
import dev.postern.server.source.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code postern intel lookup}: what is known of addresses. */
@Command(
        name = "lookup",
        mixinStandardHelpOptions = true,
        description = "Tells what the configured lists and the latest copies of the enabled feeds say of addresses.")
final class IntelLookupCommand implements Callable<Integer> {
    @Mixin
    private final IntelOption option = new IntelOption();

    @Parameters(arity = "1..*", paramLabel = "ADDRESS", description = "An IPv4 or IPv6 address.")
    private List<String> texts = List.of();

    @Override
    public Integer call() {
        List<IpAddress> addresses =
                texts.stream().map(IntelLookupCommand::address).toList();
        try {
            IntelSnapshot intel = option.parts().snapshot(IntelOption::say);
            for (IpAddress address : addresses) {
                System.out.println(address);
                about(address, intel).forEach(line -> System.out.println("  " + SafeText.of(line)));
            }
            return ExitCode.OK;
        } catch (IOException e) {
            IntelOption.say("feeds: " + Reason.of(e));
            return ExitCode.FAILED;
        }
    }

    private static IpAddress address(String text) {
        IpAddress address = IpAddress.parse(text);
        if (address == null) {
            throw new UsageException("'" + text + "' is no address; write one such as 203.0.113.9");
        }
        return address;
    }

    private static List<String> about(IpAddress address, IntelSnapshot intel) {
        List<String> lines = new ArrayList<>();
        List<ListEntry> entries = intel.lists(address);
        if (entries.isEmpty()) {
            lines.add("on no list");
        }
        for (ListEntry entry : entries) {
            lines.add("on the " + entry.kind().name().toLowerCase(Locale.ROOT) + " list " + entry.list()
                    + (entry.reason().isEmpty() ? "" : ": " + entry.reason()));
        }
        String net = intel.privateNet(address);
        if (net != null) {
            lines.add("in your network " + net);
        }
        AddressScope scope = AddressScope.of(address);
        if (scope != AddressScope.PUBLIC) {
            lines.add("no public address ("
                    + scope.name().toLowerCase(Locale.ROOT).replace('_', '-') + ")");
        }
        String place = place(intel.locate(address));
        if (!place.isEmpty()) {
            lines.add(place);
        }
        return lines;
    }

    private static String place(Location location) {
        List<String> parts = new ArrayList<>();
        if (location.asn() >= 0) {
            parts.add("AS" + location.asn() + (location.asnOrg() == null ? "" : " " + location.asnOrg()));
        }
        add(parts, location.city());
        add(parts, location.countryName() == null ? location.countryCode() : location.countryName());
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, @Nullable String part) {
        if (part != null) {
            parts.add(part);
        }
    }
}
