// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import dev.postern.kernel.Cidr;
import dev.postern.kernel.Intel;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.ListEntry;
import dev.postern.kernel.ListKind;
import dev.postern.kernel.Location;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything known of addresses at one moment, read from the user's files. Immutable: the same address always gives the same
 * answer, from any thread. Without files it knows nothing.
 */
public final class IntelSnapshot implements Intel {
    /** Most entries of all lists together, and most networks of one table. */
    static final int MAX_RANGES = 4_000_000;

    private final ListIndex lists;
    private final List<GeoSource> geo;
    private final @Nullable LocationCache locations;
    private final RangeTable nets;
    private final List<String> netNames;
    private final List<String> unmatched;
    private final @Nullable Instant goodUntil;
    private final @Nullable IntelSnapshot base;

    private IntelSnapshot(Builder builder) {
        lists = builder.lists.build();
        geo = List.copyOf(builder.geo);
        locations = geo.isEmpty() ? null : new LocationCache(this::lookUp);
        nets = builder.nets.build();
        netNames = List.copyOf(builder.netNames);
        base = builder.base;
        Instant ownUntil = builder.validity.nextChange();
        Instant baseUntil = base == null ? null : base.goodUntil;
        goodUntil = ownUntil == null || (baseUntil != null && baseUntil.isBefore(ownUntil)) ? baseUntil : ownUntil;
        unmatched = geo.stream().anyMatch(GeoSource::knowsNetworks) ? List.of() : List.copyOf(builder.networkFiles);
    }

    /** Starts an empty snapshot in which entries count whatever their period of validity. */
    public static Builder builder() {
        return new Builder(null, null);
    }

    /**
     * Starts an empty snapshot of a moment.
     *
     * @param at entries that a list says are not yet or no longer valid then are skipped
     */
    public static Builder builder(Instant at) {
        return new Builder(at, null);
    }

    /**
     * Starts a snapshot that knows more lists than this one, and all else as this one does, which it shares.
     *
     * @param at as of {@link #builder(Instant)}
     */
    public Builder andLists(Instant at) {
        return new Builder(at, this);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Of each list the narrowest entry that holds the address is given; an autonomous system is wider than any network. Threat
     * and Tor entries hold public addresses only.
     */
    @Override
    public List<ListEntry> lists(IpAddress ip) {
        List<ListEntry> own = lists.find(ip, address -> locate(address).asn());
        return base == null ? own : joined(base.lists(ip), own);
    }

    /** A trusted entry alone, else first what is first in order. */
    private static List<ListEntry> joined(List<ListEntry> some, List<ListEntry> others) {
        if (some.isEmpty() || others.isEmpty()) {
            return some.isEmpty() ? others : some;
        }
        if (some.get(0).kind() == ListKind.TRUSTED || others.get(0).kind() == ListKind.TRUSTED) {
            return some.get(0).kind() == ListKind.TRUSTED ? some : others;
        }
        return Stream.concat(some.stream(), others.stream())
                .sorted(Comparator.comparing(ListEntry::kind))
                .toList();
    }

    /** {@inheritDoc} What the first geo file does not know is filled from the next. */
    @Override
    public Location locate(IpAddress ip) {
        if (base != null) {
            return base.locate(ip);
        }
        return locations == null ? Location.UNKNOWN : locations.get(ip);
    }

    private Location lookUp(IpAddress ip) {
        Location location = Location.UNKNOWN;
        for (GeoSource source : geo) {
            location = GeoSource.merge(location, source.locate(ip));
        }
        return location;
    }

    /** {@inheritDoc} Of several the narrowest. */
    @Override
    public @Nullable String privateNet(IpAddress ip) {
        if (base != null) {
            return base.privateNet(ip);
        }
        int value = nets.find(ip);
        return value == RangeTable.NONE ? null : netNames.get(value);
    }

    /** Damaged places of geo files that lookups met so far, one sentence a file; normally empty. The answer was "unknown" there. */
    public List<String> geoFaults() {
        return geo.stream().map(GeoSource::fault).flatMap(Optional::stream).toList();
    }

    /** Files whose entries can match nothing, and why, one sentence a file; normally empty. */
    public List<String> unmatched() {
        return unmatched.stream()
                .map(file -> file + ": lists autonomous systems, but no geo file tells to which one an address belongs:"
                        + " its entries match nothing")
                .toList();
    }

    /** When the next entry begins or ceases to be valid, so that the files say something else; null when none does. */
    public @Nullable Instant goodUntil() {
        return goodUntil;
    }

    /** Bytes that the list entries' ranges take, without their texts. */
    long listBytes() {
        return lists.ranges().retainedBytes();
    }

    /** Reads files one by one. A file that is refused leaves the builder as it was. Not for several threads at once. */
    public static final class Builder {
        private final ListIndex.Builder lists = new ListIndex.Builder();
        private final List<GeoSource> geo = new ArrayList<>();
        private final RangeTable.Builder nets = new RangeTable.Builder();
        private final List<Cidr> netRanges = new ArrayList<>();
        private final List<String> netNames = new ArrayList<>();

        private final List<AddressRange> own = new ArrayList<>();
        private final List<String> networkFiles = new ArrayList<>();
        private final Validity validity;
        private final @Nullable IntelSnapshot base;

        private Builder(@Nullable Instant at, @Nullable IntelSnapshot base) {
            this.base = base;
            validity = new Validity(at);
        }

        /**
         * Adds a file, plain or gzip, to the list of this kind and name; several files of one kind and name are one list. The
         * {@link ListFormat} is recognised from the content.
         *
         * <p>Entries of Tor and threat lists that are not public or wider than /8 (IPv4) or /19 (IPv6) are skipped and reported,
         * the rest is used. A trusted list may hold any address. Entries that name autonomous systems match by what {@link #geo}
         * files tell of an address.
         *
         * @throws IntelFileException when the file cannot be read, is of another kind, or has no usable entry
         */
        public ListReport add(ListKind kind, String listName, Path path) throws IntelFileException {
            try (InputStream in = Files.newInputStream(path)) {
                return add(kind, listName, path.toString(), in);
            } catch (IOException e) {
                throw IntelFileException.unreadable(path.toString(), e);
            }
        }

        /** As {@link #add(ListKind, String, Path)}, in a form that is known. */
        public ListReport add(ListKind kind, String listName, Path path, ListFormat format) throws IntelFileException {
            try (InputStream in = Files.newInputStream(path)) {
                return add(kind, listName, path.toString(), in, format);
            } catch (IOException e) {
                throw IntelFileException.unreadable(path.toString(), e);
            }
        }

        /**
         * As {@link #add(ListKind, String, Path)}, from a stream that the caller closes.
         *
         * @param file the name to give in reports
         */
        public ListReport add(ListKind kind, String listName, String file, InputStream in) throws IntelFileException {
            return read(kind, listName, file, in, null);
        }

        /** As {@link #add(ListKind, String, String, InputStream)}, in a form that is known. */
        public ListReport add(ListKind kind, String listName, String file, InputStream in, ListFormat format)
                throws IntelFileException {
            return read(kind, listName, file, in, format);
        }

        private ListReport read(
                ListKind kind, String listName, String file, InputStream in, @Nullable ListFormat format)
                throws IntelFileException {
            ListIndex.Mark mark = lists.mark();
            try {
                ListReport report = new ListReader(kind, listName, file, validity, own).read(in, format, lists);
                if (lists.networks() > mark.networks()) {
                    networkFiles.add(file);
                }
                return report;
            } catch (IntelFileException e) {
                lists.rollback(mark);
                throw e;
            }
        }

        /**
         * Adds a file of networks and places: an MMDB of ASN, country or city, or a table of networks (ip2asn), plain or gzip.
         * Files given earlier win.
         *
         * @throws IntelFileException when the file cannot be read, is damaged or of another kind
         */
        public GeoReport geo(Path path) throws IntelFileException {
            GeoFile.Loaded loaded = GeoFile.open(path);
            geo.add(loaded.source());
            return loaded.report();
        }

        /**
         * Names a network of the user's.
         *
         * @param cidr an address or a CIDR; host bits are cleared
         * @throws IllegalArgumentException when the text is no CIDR or the network has another name already
         */
        public Builder privateNet(String name, String cidr) {
            Cidr parsed = Cidr.parse(cidr);
            if (parsed == null) {
                throw new IllegalArgumentException("'" + cidr + "' is no network; expected for example 10.20.0.0/16");
            }
            Cidr network = new Cidr(parsed.address().network(parsed.prefixLength()), parsed.prefixLength());
            int known = netRanges.indexOf(network);
            if (known >= 0 && !netNames.get(known).equals(name)) {
                throw new IllegalArgumentException(cidr + " is already named " + netNames.get(known));
            }
            nets.add(AddressRange.of(network), netNames.size());
            netRanges.add(network);
            netNames.add(name);
            return this;
        }

        /**
         * Names addresses of the user's own. Entries of Tor and threat lists, of files that are added from now on, are skipped when
         * they hold one of them.
         *
         * @param cidr an address or a CIDR; host bits are cleared
         * @throws IllegalArgumentException when the text is neither
         */
        public Builder own(String cidr) {
            Cidr parsed = Cidr.parse(cidr);
            if (parsed == null) {
                throw new IllegalArgumentException("'" + cidr + "' is no network; expected for example 203.0.113.0/24");
            }
            own.add(AddressRange.of(parsed));
            return this;
        }

        /** The snapshot of all that was added. */
        public IntelSnapshot build() {
            return new IntelSnapshot(this);
        }
    }
}
