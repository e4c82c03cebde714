// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import dev.postern.kernel.IpAddress;
import dev.postern.kernel.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of networks as text: first address, last address, then an AS number or a country.
 *
 * <p>Shapes: the tables of iptoasn.com, tab-separated ({@code first last asn country organisation}, or {@code first last
 * country}), and their CSV likenesses ({@code first,last,asn,organisation} and {@code first,last,country}). AS 0 means "not
 * routed" there and is left out.
 */
final class NetworkTable implements GeoSource {
    static final String EXPECTED =
            "expected an MMDB of ASN, country or city, or a table with first address, last address, AS"
                    + " number, country and organisation in each line, separated by tabs, as of iptoasn.com";
    /** Different networks and places that are kept; all AS numbers in use with all their countries are about 100,000. */
    private static final int MAX_LOCATIONS = 1_000_000;

    private static final long MAX_ASN = 0xFFFF_FFFFL;

    private final RangeTable ranges;
    private final List<Location> locations;

    private NetworkTable(RangeTable ranges, List<Location> locations) {
        this.ranges = ranges;
        this.locations = locations;
    }

    @Override
    public Location locate(IpAddress ip) {
        int value = ranges.find(ip);
        return value == RangeTable.NONE ? Location.UNKNOWN : locations.get(value);
    }

    @Override
    public boolean knowsNetworks() {
        return locations.stream().anyMatch(location -> location.asn() >= 0);
    }

    /** A table and what was read of it. */
    record Loaded(NetworkTable table, GeoReport report) {}

    static Loaded read(String file, TextLines lines) throws IntelFileException {
        return new Reader(file).read(lines);
    }

    private static final class Reader {
        private final String file;
        private final LineNotes.Collector notes;
        private final RangeTable.Builder ranges = new RangeTable.Builder();
        private final Map<Location, Integer> numbers = new HashMap<>();
        private final List<Location> locations = new ArrayList<>();

        Reader(String file) {
            this.file = file;
            this.notes = new LineNotes.Collector(file);
        }

        Loaded read(TextLines lines) throws IntelFileException {
            for (TextLines.Line line = lines.next(); line != null; line = lines.next()) {
                if (line.cut()) {
                    notes.add(line.number(), line.text(), LineIssue.LINE_TOO_LONG);
                } else if (!line.text().isBlank() && !line.text().startsWith("#") && !add(line.text())) {
                    notes.add(line.number(), line.text(), LineIssue.NOT_A_NETWORK);
                }
            }
            LineNotes found = notes.notes();
            if (ranges.size() == 0) {
                String why = found.counts().isEmpty() ? "it has no entry" : found.summary();
                throw new IntelFileException(file, "no usable network (" + why + "); " + EXPECTED);
            }
            GeoReport report = new GeoReport(file, "table of networks", ranges.size(), found);
            return new Loaded(new NetworkTable(ranges.build(), List.copyOf(locations)), report);
        }

        /** False when the line is no row of the table. */
        private boolean add(String line) throws IntelFileException {
            List<String> columns =
                    line.indexOf('\t') >= 0 ? SeparatedLine.split(line, '\t') : SeparatedLine.csv(line, ',');
            if (columns.size() < 3) {
                return false;
            }
            IpAddress first = IpAddress.parse(columns.get(0).strip());
            IpAddress last = IpAddress.parse(columns.get(1).strip());
            AddressRange range = first == null || last == null ? null : AddressRange.between(first, last);
            String third = columns.get(2).strip();
            long asn = Digits.parseLong(third, 0, third.length(), MAX_ASN);
            if (range == null || (asn < 0 && Countries.code(third) == null)) {
                return false;
            }
            if (asn != 0) {
                ranges.add(range, number(asn < 0 ? place(-1, third, "") : network(asn, columns)));
            }
            return true;
        }

        private static Location network(long asn, List<String> columns) {
            return switch (columns.size()) {
                case 3 -> place(asn, "", "");
                case 4 -> place(asn, "", columns.get(3));
                default -> place(asn, columns.get(3).strip(), columns.get(4));
            };
        }

        private static Location place(long asn, String country, String organisation) {
            String code = Countries.code(country);
            return new Location(
                    asn, GeoSource.text(organisation), code, Countries.name(code), null, Double.NaN, Double.NaN);
        }

        private int number(Location location) throws IntelFileException {
            Integer known = numbers.get(location);
            if (known != null) {
                return known;
            }
            if (locations.size() >= MAX_LOCATIONS || ranges.size() >= IntelSnapshot.MAX_RANGES) {
                throw new IntelFileException(file, "holds more networks than can be kept: " + ranges.size());
            }
            numbers.put(location, locations.size());
            locations.add(location);
            return locations.size() - 1;
        }
    }
}
