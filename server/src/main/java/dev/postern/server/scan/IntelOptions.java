// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.scan;

import dev.postern.intel.GeoReport;
import dev.postern.intel.IntelFileException;
import dev.postern.intel.IntelSnapshot;
import dev.postern.intel.LineNotes;
import dev.postern.intel.ListReport;
import dev.postern.kernel.ListKind;
import dev.postern.server.UsageException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What is known of addresses, from the user's files. A file that cannot be used stops the run: silence would look like safety. */
final class IntelOptions {
    @Option(
            names = "--threat-list",
            paramLabel = "[LIST=]FILE",
            description = "Addresses, networks and autonomous systems known to be bad: text, CSV, STIX, MISP, Spamhaus."
                    + " Repeatable.")
    private List<String> threatLists = new ArrayList<>();

    @Option(names = "--tor-list", paramLabel = "[LIST=]FILE", description = "Tor exit addresses. Repeatable.")
    private List<String> torLists = new ArrayList<>();

    @Option(
            names = "--trusted-list",
            paramLabel = "[LIST=]FILE",
            description = "Addresses that never raise a finding. Repeatable.")
    private List<String> trustedLists = new ArrayList<>();

    @Option(
            names = "--geo",
            paramLabel = "FILE",
            description = "Networks and places of addresses: MMDB (ASN, Country, City) or ip2asn TSV. Repeatable.")
    private List<Path> geo = new ArrayList<>();

    @Option(
            names = "--private-net",
            paramLabel = "NET=CIDR",
            description = "Names a network of yours, e.g. vpn=10.20.0.0/16. Repeatable.")
    private List<String> privateNets = new ArrayList<>();

    /**
     * Reads all files; tells what was skipped, and which lists can match nothing.
     *
     * @param at entries that are not valid then are skipped
     */
    IntelSnapshot load(Run run, Instant at) {
        IntelSnapshot.Builder builder = IntelSnapshot.builder(at);
        try {
            add(builder, ListKind.TRUSTED, trustedLists, run);
            add(builder, ListKind.TOR, torLists, run);
            add(builder, ListKind.THREAT, threatLists, run);
            for (Path file : geo) {
                GeoReport report = builder.geo(file);
                tell(run, report.file(), report.notes());
            }
        } catch (IntelFileException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        for (String net : privateNets) {
            int equals = net.indexOf('=');
            if (equals <= 0) {
                throw new UsageException("--private-net: '" + net + "'; write NET=CIDR, e.g. vpn=10.20.0.0/16");
            }
            try {
                builder.privateNet(net.substring(0, equals), net.substring(equals + 1));
            } catch (IllegalArgumentException e) {
                throw new UsageException("--private-net: " + e.getMessage());
            }
        }
        IntelSnapshot intel = builder.build();
        intel.unmatched().forEach(run::note);
        return intel;
    }

    private static void add(IntelSnapshot.Builder builder, ListKind kind, List<String> arguments, Run run)
            throws IntelFileException {
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            boolean named = equals > 0 && !isFile(argument);
            Path file = path(named ? argument.substring(equals + 1) : argument);
            Path fileName = file.getFileName();
            String list = named ? argument.substring(0, equals) : String.valueOf(fileName == null ? file : fileName);
            ListReport report = builder.add(kind, list, file);
            tell(run, report.file(), report.notes());
        }
    }

    private static void tell(Run run, String file, LineNotes notes) {
        notes.examples().forEach(note -> run.note(note.toString()));
        if (notes.skipped() > notes.examples().size()) {
            run.note(file + ": " + notes.summary());
        }
    }

    private static boolean isFile(String text) {
        try {
            return Files.exists(Path.of(text));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException("'" + text + "' is no file name");
        }
    }
}
