// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import dev.postern.store.Outbox.Delivery;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * A file of JSON lines: one event a line, on the disk before it counts as delivered. Nothing is kept open between two events, so
 * another program may move the file away at any time. Several processes may write to one file: each holds the lock file
 * {@code .NAME.lock} meanwhile. A line that a crash cut off is removed before the next one is written; its event comes again.
 */
public final class FindingsFile implements Sink {
    /** Size from which on a file is rotated, in bytes. */
    public static final long DEFAULT_MAX_BYTES = 100_000_000;

    /** Rotated files kept. */
    public static final int DEFAULT_KEEP = 5;

    private final String name;
    private final Path file;
    private final Path folder;
    private final Path lock;
    private final long maxBytes;
    private final Rotation rotation;

    /**
     * A sink that writes to a file, which is made when it is missing, as is its folder.
     *
     * @param maxBytes largest size; an event that is larger alone gets a file of its own
     * @param keep how many rotated files to keep, at least 1: {@code NAME.1} is the latest
     */
    public FindingsFile(String name, Path file, long maxBytes, int keep) {
        if (maxBytes < 1 || keep < 1) {
            throw new IllegalArgumentException("size and number of files must be at least 1");
        }
        this.name = name;
        this.file = file.toAbsolutePath();
        this.folder = Objects.requireNonNull(this.file.getParent(), "a folder cannot be the file");
        this.lock = folder.resolve("." + this.file.getFileName() + ".lock");
        this.maxBytes = maxBytes;
        this.rotation = new Rotation(this.file, keep);
    }

    /** A sink that writes to a file, with rotation as usual. */
    public FindingsFile(String name, Path file) {
        this(name, file, DEFAULT_MAX_BYTES, DEFAULT_KEEP);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized void deliver(Delivery delivery) throws DeliveryException {
        byte[] line = (EventBridgeEvent.of(delivery).json() + "\n").getBytes(StandardCharsets.US_ASCII);
        try {
            append(line);
        } catch (IOException e) {
            throw DeliveryException.unavailable("cannot write " + file + ": " + reason(e), e);
        }
    }

    private void append(byte[] line) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
        try (FileChannel guard = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            guard.lock(); // until it is closed
            boolean present = Files.exists(file);
            if (present) {
                TornLine.remove(file);
                long size = Files.size(file);
                if (size > 0 && size + line.length > maxBytes) {
                    rotation.rotate();
                    present = false;
                }
            }
            write(line);
            if (!present) {
                rotation.syncFolder();
            }
        }
    }

    private void write(byte[] line) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer rest = ByteBuffer.wrap(line);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /** The JDK's messages of some failures are the file's name alone. */
    private static String reason(IOException e) {
        String message = e.getMessage();
        String kind = e.getClass().getSimpleName();
        return message == null ? kind : e.getClass() == IOException.class ? message : kind + " " + message;
    }
}
