// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor.follow;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a log has been read.
 *
 * @param begun whether the log has been looked at; until then it is begun as if there were no position
 * @param name the name of the generation being read, as its lines carry it; empty before its first line
 * @param device number of the file system that holds it, as last seen
 * @param inode number of the file, as last seen
 * @param print what the generation is known by, and how far it has been read; {@link #NONE} when the next line is the first of
 *     the next one
 * @param line number of the last line given of it
 * @param done the last generations before it, oldest first, at most {@link #REMEMBERED}
 */
public record Position(
        boolean begun, String name, long device, long inode, Fingerprint print, long line, List<Done> done) {
    /** No generation. */
    public static final Fingerprint NONE = Fingerprint.ofHead(new byte[0]);
    /** Before anything has been looked at. */
    public static final Position START = new Position(false, "", 0, 0, NONE, 0, List.of());
    /** Having looked, with nothing read and nothing to be left out. */
    static final Position BEGUN = new Position(true, "", 0, 0, NONE, 0, List.of());
    /** So many generations are remembered: more than a rotation leaves unmoved, so that one of them is found on the disk. */
    static final int REMEMBERED = 8;

    private static final byte VERSION = 1;

    public Position {
        done = List.copyOf(done);
    }

    /** Where the next line begins, bytes from the start of the (decompressed) generation. */
    public long offset() {
        return print.length();
    }

    /** Whether it is within a generation. */
    boolean isWithin() {
        return print.headLength() > 0;
    }

    /** Whether the name of every generation that has been read since an earlier position is known here. */
    public boolean remembersAllSince(Position earlier) {
        if (done.size() < REMEMBERED) {
            return true;
        }
        List<Done> read = earlier.done;
        String known = earlier.name.isEmpty() && !read.isEmpty()
                ? read.get(read.size() - 1).name()
                : earlier.name;
        if (known.isEmpty()) {
            return false;
        }
        // They stand in the order of reading, so one that is known vouches for those behind it.
        return name.equals(known) || hasDone(known);
    }

    /** Whether reading comes by here before it comes to another position of the same log; false when that is not known. */
    public boolean isBefore(Position other) {
        if (!name.isEmpty()) {
            return name.equals(other.name) ? offset() < other.offset() : other.hasDone(name);
        }
        if (done.isEmpty()) {
            return !other.name.isEmpty() || !other.done.isEmpty();
        }
        String last = done.get(done.size() - 1).name();
        return other.hasDone(last)
                && (!other.name.isEmpty()
                        || !other.done.get(other.done.size() - 1).name().equals(last));
    }

    private boolean hasDone(String generation) {
        return done.stream().anyMatch(each -> each.name().equals(generation));
    }

    /** After the end of this generation, or of another one that is left as well. */
    Position after(Done last) {
        List<Done> all = new ArrayList<>(done);
        all.add(last);
        List<Done> kept = all.subList(Math.max(0, all.size() - REMEMBERED), all.size());
        return new Position(true, "", 0, 0, NONE, 0, kept);
    }

    /** As bytes, to be stored. */
    public byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeBoolean(begun);
            out.writeUTF(name);
            out.writeLong(device);
            out.writeLong(inode);
            write(out, print);
            out.writeLong(line);
            out.writeByte(done.size());
            for (Done one : done) {
                out.writeUTF(one.name());
                write(out, one.print());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return bytes.toByteArray();
    }

    /**
     * From stored bytes.
     *
     * @throws IllegalArgumentException when they are no position, or one of a later version
     */
    public static Position decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            byte version = in.readByte();
            if (version != VERSION) {
                throw new IllegalArgumentException("a position of version " + version + ", not " + VERSION);
            }
            boolean begun = in.readBoolean();
            String name = in.readUTF();
            long device = in.readLong();
            long inode = in.readLong();
            Fingerprint print = read(in);
            long line = in.readLong();
            List<Done> done = new ArrayList<>();
            for (int left = in.readByte(); left > 0; left--) {
                done.add(new Done(in.readUTF(), read(in)));
            }
            return new Position(begun, name, device, inode, print, line, done);
        } catch (IOException e) {
            throw new IllegalArgumentException("not a position: " + bytes.length + " bytes", e);
        }
    }

    private static void write(DataOutputStream out, Fingerprint print) throws IOException {
        out.writeShort(print.headLength());
        out.writeLong(print.headHash());
        out.writeLong(print.length());
        out.writeByte(print.tailLength());
        out.writeLong(print.tailHash());
    }

    private static Fingerprint read(DataInputStream in) throws IOException {
        return new Fingerprint(in.readShort(), in.readLong(), in.readLong(), in.readByte(), in.readLong());
    }
}
