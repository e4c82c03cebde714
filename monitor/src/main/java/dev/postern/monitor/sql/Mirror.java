// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.sql;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Copies of a server's log files in a folder of their own, under the names that they have there. Each step leaves a state that the
 * next start can go on from, also when it is interrupted. Beside the copies there are small files whose names begin with a dot,
 * which a follower passes over.
 */
final class Mirror {
    private static final String BEGUN = ".begun";
    private static final String MARK = ".mark";
    private static final String FRESH = ".fresh";

    private final Path folder;

    /** Opens the folder, which is made when it is missing. */
    Mirror(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        for (Path file : files()) {
            String name = name(file);
            if (name.endsWith(FRESH) && name.startsWith(".")) {
                Files.delete(file);
            } else if (!name.startsWith(".") && mark(name).over()) {
                Files.delete(file); // its removal was interrupted
            }
        }
    }

    /** Whether copying has ever begun: from then on, a file that is not known is a new one. */
    boolean isBegun() {
        return Files.exists(folder.resolve(BEGUN));
    }

    /** What {@link #begin} was given. */
    byte[] begun() throws IOException {
        return Files.readAllBytes(folder.resolve(BEGUN));
    }

    /** Says that copying has begun. */
    void begin(byte[] note) throws IOException {
        write(BEGUN, note);
    }

    /** How far the server's file has been fetched, bytes. */
    long position(String name) throws IOException {
        return mark(name).base() + length(name);
    }

    /** The last bytes before {@link #position}, as far as they are known, up to {@link Mark#TAIL}. */
    byte[] tail(String name) throws IOException {
        byte[] copied = end(name, Mark.TAIL);
        byte[] before = mark(name).tail();
        int missing = Math.min(Mark.TAIL - copied.length, before.length);
        if (missing <= 0 || copied.length < length(name)) {
            return copied;
        }
        byte[] tail = new byte[missing + copied.length];
        System.arraycopy(before, before.length - missing, tail, 0, missing);
        System.arraycopy(copied, 0, tail, missing, copied.length);
        return tail;
    }

    /** The last bytes of a copy. */
    byte[] end(String name, int most) throws IOException {
        try (FileChannel channel = FileChannel.open(folder.resolve(name), StandardOpenOption.READ)) {
            long size = channel.size();
            ByteBuffer end = ByteBuffer.allocate((int) Math.min(most, size));
            long place = size - end.capacity();
            while (end.hasRemaining()) {
                if (channel.read(end, place + end.position()) < 0) {
                    throw new IOException(folder.resolve(name) + " has become shorter while it was read");
                }
            }
            return end.array();
        } catch (NoSuchFileException e) {
            return new byte[0];
        }
    }

    /** Adds to a copy, durably: the watch may store how far it has read at any moment. */
    void append(String name, byte[] bytes, int from) throws IOException {
        Mark mark = mark(name);
        if (mark.over()) {
            mark(name, new Mark(mark.base(), mark.tail(), false)); // the server writes to the file again
        }
        try (FileChannel channel = FileChannel.open(
                folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes, from, bytes.length - from);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(false);
        }
    }

    /** Makes a copy end at a place before its end. */
    void truncate(String name, long length) throws IOException {
        try (FileChannel channel = FileChannel.open(folder.resolve(name), StandardOpenOption.WRITE)) {
            channel.truncate(length);
            channel.force(false);
        }
    }

    /** Says where in the server's file the copy will begin, or that there will be none; there is no copy yet. */
    void mark(String name, Mark mark) throws IOException {
        write("." + name + MARK, mark.encode());
    }

    /** What is known of the part of the file of which there is no copy. */
    Mark mark(String name) throws IOException {
        Path file = folder.resolve("." + name + MARK);
        try {
            return Mark.decode(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Mark.NONE;
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * The server has begun a file of this name anew. The copy steps aside as logrotate would have it, so that a reader can finish
     * it; of a dated name, whose copies are put in order by their dates, it is given up.
     */
    void beginAnew(String name) throws IOException {
        Path copy = folder.resolve(name);
        if (Files.exists(copy)) {
            if (RemoteFile.isDated(name)) {
                truncate(name, 0);
            } else {
                makeWay(copy, 1);
            }
        }
        Files.deleteIfExists(folder.resolve("." + name + MARK));
    }

    private void makeWay(Path copy, int number) throws IOException {
        String live =
                number == 1 ? name(copy) : name(copy).substring(0, name(copy).lastIndexOf('.'));
        Path older = folder.resolve(live + "." + number);
        if (Files.exists(older)) {
            makeWay(older, number + 1);
        }
        Files.move(copy, older, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes a copy that nobody needs; the server's file is known as over from now on. */
    void remove(String name) throws IOException {
        if (length(name) > 0) {
            mark(name, new Mark(position(name), tail(name), true));
        }
        Files.deleteIfExists(folder.resolve(name));
    }

    /** Forgets files of which there is no copy and that the server does not have any more. */
    void forgetAllBut(Set<String> names) throws IOException {
        for (Path file : files()) {
            String mark = name(file);
            if (mark.startsWith(".") && mark.endsWith(MARK)) {
                String name = mark.substring(1, mark.length() - MARK.length());
                if (!names.contains(name) && !Files.exists(folder.resolve(name))) {
                    Files.delete(file);
                }
            }
        }
    }

    /** The copies, the one written last at the end. */
    List<Copy> copies() throws IOException {
        List<Copy> copies = new ArrayList<>();
        for (Path file : files()) {
            if (!name(file).startsWith(".")) {
                BasicFileAttributes about =
                        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                long inode = (Long) Files.getAttribute(file, "unix:ino", LinkOption.NOFOLLOW_LINKS);
                FileTime modified = about.lastModifiedTime();
                copies.add(new Copy(name(file), about.size(), inode, modified));
            }
        }
        copies.sort(Copy.BY_AGE);
        return copies;
    }

    /** Bytes in a copy; 0 when there is none. */
    long length(String name) throws IOException {
        try {
            return Files.size(folder.resolve(name));
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path fresh = folder.resolve(name + FRESH);
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            all.forEach(files::add);
        }
        return files;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
