// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.feeds;

import java.io.Closeable;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which copies of feeds lie, each under its checksum, so that a file never changes. Beside them: what is known of
 * each feed ({@code ID.state}), which feeds were enabled by command ({@code enabled}), and which copies the detector uses
 * ({@code active}). All of these are replaced as a whole, so that a reader sees the old or the new one.
 */
public final class FeedFolder {
    private static final String COPY = ".feed";
    private static final String GIVEN = ".list";
    private static final String STATE = ".state";
    private static final String PART = ".part";
    private static final String ENABLED = "enabled";
    private static final String ACTIVE = "active";
    private static final String AT = "@at"; // no feed's name

    private final Path folder;

    /** @param folder need not be there yet */
    public FeedFolder(Path folder) {
        this.folder = folder;
    }

    /** What is known of a feed; of another URL nothing is. */
    FeedState state(Feed feed) throws IOException {
        FeedState state = FeedState.of(read(feed.id() + STATE));
        boolean same = state.source().equals(FeedState.source(feed));
        boolean lost = state.sha256() != null && !Files.exists(copy(feed.id(), state.sha256()));
        return same && !lost ? state : FeedState.none(feed);
    }

    void store(Feed feed, FeedState state) throws IOException {
        write(feed.id() + STATE, state.values());
    }

    /** A copy of a feed. */
    Path copy(String id, String sha256) {
        return folder.resolve(id + "-" + sha256 + COPY);
    }

    /** A copy of a feed or of a list that was given to us. */
    Path copy(String id, Copy copy) {
        return copy.given() == null ? copy(id, copy.sha256()) : folder.resolve(id + "-" + copy.sha256() + GIVEN);
    }

    /** A file to write to before it becomes a copy. */
    Path part(String id) throws IOException {
        Files.createDirectories(folder);
        return folder.resolve(id + PART);
    }

    /** Makes a finished file the copy with this checksum. */
    void keep(Path part, String id, String sha256) throws IOException {
        keep(part, copy(id, sha256));
    }

    /** Makes a finished file a copy. */
    void keep(Path part, Path copy) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync();
    }

    /** Feeds that were enabled by command; {@code recommended} stands for all recommended ones. */
    public Set<String> enabled() throws IOException {
        return new TreeSet<>(read(ENABLED).keySet());
    }

    /** Replaces {@link #enabled()}. */
    public void enable(Collection<String> ids) throws IOException {
        Map<String, String> values = new TreeMap<>();
        ids.forEach(id -> values.put(id, ""));
        write(ENABLED, values);
    }

    /** What the detector uses. */
    Active active() throws IOException {
        Map<String, String> values = new TreeMap<>(read(ACTIVE));
        String at = values.remove(AT);
        try {
            Map<String, Copy> copies = new TreeMap<>();
            values.forEach((id, text) -> copies.put(id, Copy.of(text)));
            return new Active(at == null ? null : Instant.parse(at), copies);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IOException(folder.resolve(ACTIVE) + " is damaged; remove it", e);
        }
    }

    void activate(Active active) throws IOException {
        Map<String, String> values = new TreeMap<>();
        active.copies().forEach((id, copy) -> values.put(id, copy.toString()));
        values.put(AT, String.valueOf(active.at()));
        write(ACTIVE, values);
    }

    /**
     * Which copies are used, and of which moment: entries that were not valid then do not count.
     *
     * @param at null when nothing has been used yet
     * @param copies by feed
     */
    record Active(@Nullable Instant at, Map<String, Copy> copies) {}

    /** Removes copies that are neither named here nor in use, and what was left half written; hold the lock meanwhile. */
    void clean(Map<String, Copy> wanted) throws IOException {
        clean(wanted, "*{" + COPY + "," + PART + "}");
    }

    /** As {@link #clean}, of the lists that were given to us: only the process that uses them knows which are wanted. */
    void cleanGiven(Map<String, Copy> wanted) throws IOException {
        clean(wanted, "*" + GIVEN);
    }

    private void clean(Map<String, Copy> wanted, String names) throws IOException {
        Set<Path> needed = new TreeSet<>();
        wanted.forEach((id, copy) -> needed.add(copy(id, copy)));
        active().copies().forEach((id, copy) -> needed.add(copy(id, copy)));
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, names)) {
            for (Path file : files) {
                if (!needed.contains(file)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Keeps other processes from fetching; null when one does. */
    public @Nullable Closeable lock() throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // held by another thread of this process: the same as by another process
        }
        channel.close();
        return null;
    }

    private Map<String, String> read(String name) throws IOException {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(folder.resolve(name))));
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IllegalArgumentException e) {
            throw new IOException(folder.resolve(name) + " is damaged; remove it", e);
        }
        Map<String, String> values = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
        return values;
    }

    private void write(String name, Map<String, String> values) throws IOException {
        Files.createDirectories(folder);
        StringBuilder text = new StringBuilder();
        values.forEach((key, value) ->
                text.append(escaped(key)).append('=').append(escaped(value)).append('\n'));
        Path next = folder.resolve(name + ".new");
        try (FileChannel channel = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(next, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync();
    }

    /** As {@link Properties} reads it, whatever it holds: the texts come from servers. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
            if (plain || c == '.' || c == '_') {
                out.append(c);
            } else {
                out.append("\\u").append(Character.forDigit(c >> 12, 16));
                out.append(Character.forDigit(c >> 8 & 15, 16)).append(Character.forDigit(c >> 4 & 15, 16));
                out.append(Character.forDigit(c & 15, 16));
            }
        }
        return out.toString();
    }

    /** Makes renames last. */
    private void sync() throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
