// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

import dev.postern.kernel.SourceLine;
import dev.postern.monitor.follow.Done;
import dev.postern.monitor.follow.Position;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * From where the logs of an instance are read again after a restart. Scanners and joiners are not stored: they come to the same
 * state by reading again what they had read for about two hold times. Attempts from before {@code fresh} have all been given by
 * then; of the later ones, those are left out that the login log holds behind {@code seq}.
 *
 * @param seq place in the login log behind which all attempts from {@code fresh} on are
 * @param from by log, where to read on
 * @param fresh by log, where attempts begin to count
 */
record Checkpoint(long seq, Map<String, Position> from, Map<String, Position> fresh) {
    private static final byte VERSION = 1;

    Checkpoint {
        from = Map.copyOf(from);
        fresh = Map.copyOf(fresh);
    }

    /** This checkpoint with logs that it does not know yet, each where it begins. */
    Checkpoint withNew(Map<String, Position> beginnings) {
        Map<String, Position> allFrom = new LinkedHashMap<>(beginnings);
        allFrom.putAll(from);
        Map<String, Position> allFresh = new LinkedHashMap<>(beginnings);
        allFresh.putAll(fresh);
        return new Checkpoint(seq, allFrom, allFresh);
    }

    /** Whether {@link #isOld} can tell of every line that is read again. */
    boolean knowsWhatIsOld() {
        return fresh.entrySet().stream().allMatch(each -> {
            Position again = from.get(each.getKey());
            return again != null && each.getValue().remembersAllSince(again);
        });
    }

    /** Whether a line, read again from {@link #from}, lies before those that count. */
    boolean isOld(SourceLine line) {
        for (Position position : fresh.values()) {
            if (line.file().equals(position.name())) {
                return line.offset() < position.offset();
            }
            for (Done done : position.done()) {
                if (line.file().equals(done.name())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** As bytes, to be stored. */
    byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeLong(seq);
            write(out, from);
            write(out, fresh);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, Map<String, Position> positions) throws IOException {
        out.writeInt(positions.size());
        for (Map.Entry<String, Position> each : positions.entrySet()) {
            out.writeUTF(each.getKey());
            byte[] position = each.getValue().encode();
            out.writeInt(position.length);
            out.write(position);
        }
    }

    /**
     * From stored bytes.
     *
     * @throws IllegalArgumentException when they are no checkpoint, or one of a later version
     */
    static Checkpoint decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            byte version = in.readByte();
            if (version != VERSION) {
                throw new IllegalArgumentException("a checkpoint of version " + version + ", not " + VERSION);
            }
            return new Checkpoint(in.readLong(), read(in, bytes.length), read(in, bytes.length));
        } catch (IOException e) {
            throw new IllegalArgumentException("not a checkpoint: " + bytes.length + " bytes", e);
        }
    }

    private static Map<String, Position> read(DataInputStream in, int most) throws IOException {
        Map<String, Position> positions = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String log = in.readUTF();
            int length = in.readInt();
            if (length < 0 || length > most) {
                throw new IOException("a position of " + length + " bytes");
            }
            positions.put(log, Position.decode(in.readNBytes(length)));
        }
        return positions;
    }
}
