// SPDX-License-Identifier: Apache-2.0
package dev.postern.intel;

import com.maxmind.db.CHMCache;
import com.maxmind.db.DatabaseRecord;
import com.maxmind.db.InvalidNetworkException;
import com.maxmind.db.Metadata;
import com.maxmind.db.Networks;
import com.maxmind.db.Reader;
import dev.postern.kernel.IpAddress;
import dev.postern.kernel.Location;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A MaxMind DB file (https://maxmind.github.io/MaxMind-DB/) of networks, countries or cities.
 *
 * <p>The file is read into memory, not mapped: a snapshot must not change when somebody writes over the file.
 */
final class Mmdb implements GeoSource {
    /** Networks that are read when the file is opened, to see whether it is sound and of use. */
    private static final int PROBES = 200;

    /** Between the search tree and the data (specification, "Data Section Separator"). */
    private static final int SEPARATOR = 16;

    private final String file;
    private final Reader reader;
    private final boolean v4Only;
    private boolean knowsNetworks;
    private final AtomicLong faults = new AtomicLong();
    private final AtomicReference<@Nullable String> firstFault = new AtomicReference<>();

    private Mmdb(String file, Reader reader) {
        this.file = file;
        this.reader = reader;
        this.v4Only = reader.getMetadata().ipVersion() == 4;
    }

    static Mmdb open(Path path) throws IntelFileException {
        String file = path.toString();
        try {
            Reader reader = new Reader(path.toFile(), Reader.FileMode.MEMORY, new CHMCache());
            Mmdb mmdb = new Mmdb(file, reader);
            mmdb.check(Files.size(path));
            return mmdb;
        } catch (IOException | InvalidNetworkException | RuntimeException | StackOverflowError e) {
            throw new IntelFileException(file, "is a damaged MMDB (" + why(e) + "); expected a whole one", e);
        }
    }

    /** The file's own name of its content, for example {@code GeoLite2-City}. */
    String type() {
        return BoundedText.of(
                Objects.requireNonNullElse(reader.getMetadata().databaseType(), "without a type"), MAX_TEXT);
    }

    private void check(long size) throws IOException, InvalidNetworkException, IntelFileException {
        Metadata metadata = reader.getMetadata();
        int bits = metadata.recordSize();
        boolean sizes = bits == 24 || bits == 28 || bits == 32;
        boolean family = metadata.ipVersion() == 4 || metadata.ipVersion() == 6;
        // Two records a node.
        boolean fits = sizes && metadata.nodeCount() > 0 && metadata.nodeCount() < (size - SEPARATOR) / (bits / 4);
        if (!family || !fits) {
            throw new IOException("its search tree cannot be: " + metadata.nodeCount() + " nodes of " + bits
                    + "-bit records, IP version " + metadata.ipVersion());
        }
        @SuppressWarnings("rawtypes")
        Networks<Map> networks = reader.networks(Map.class);
        boolean useful = false;
        for (int i = 0; i < PROBES && networks.hasNext(); i++) {
            Map<?, ?> data = networks.next().data();
            Location location = data == null ? Location.UNKNOWN : MmdbFields.location(data);
            useful |= !location.equals(Location.UNKNOWN);
            knowsNetworks |= location.asn() >= 0;
        }
        if (!useful) {
            throw new IntelFileException(
                    file, "is an MMDB of type " + type() + " without networks or places; " + NetworkTable.EXPECTED);
        }
    }

    @Override
    public Location locate(IpAddress ip) {
        if (v4Only && !ip.isV4()) {
            return Location.UNKNOWN;
        }
        try {
            @SuppressWarnings("rawtypes")
            DatabaseRecord<Map> found = reader.getRecord(inetAddress(ip), Map.class);
            Map<?, ?> data = found.data();
            return data == null ? Location.UNKNOWN : MmdbFields.location(data);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // A record may be damaged anywhere in the file. The login still counts; that its place is unknown is told
            // at the end.
            faults.incrementAndGet();
            firstFault.compareAndSet(null, ip + ": " + why(e));
            return Location.UNKNOWN;
        }
    }

    @Override
    public boolean knowsNetworks() {
        return knowsNetworks;
    }

    @Override
    public Optional<String> fault() {
        long count = faults.get();
        return count == 0
                ? Optional.empty()
                : Optional.of(file + ": damaged records met in " + count + " lookups, first for " + firstFault.get());
    }

    /** The reader's own words, or the name of what it ran into where it has none, such as the end of the buffer. */
    private static String why(Throwable e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : BoundedText.of(message, MAX_TEXT);
    }

    private static InetAddress inetAddress(IpAddress ip) throws UnknownHostException {
        ByteBuffer bytes = ip.isV4()
                ? ByteBuffer.allocate(4).putInt(ip.v4Bits())
                : ByteBuffer.allocate(16).putLong(ip.high()).putLong(ip.low());
        return InetAddress.getByAddress(bytes.array());
    }
}
