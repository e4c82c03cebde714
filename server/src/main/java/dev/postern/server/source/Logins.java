// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.source;

import dev.postern.formats.InstanceReader;
import dev.postern.kernel.Input;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.TamperSignal;
import java.io.Closeable;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The inputs of all instances in their total order: (time, instance, file, line). */
public final class Logins implements Closeable {
    private final List<InstanceReader<?>> readers;
    private final PriorityQueue<Head> heads = new PriorityQueue<>(
            Comparator.<Head>comparingLong(h -> h.input.timeMicros()).thenComparing(h -> h.reader.instance()));
    private boolean started;

    private record Head(Input input, InstanceReader<?> reader) {}

    /** Merges readers of different instances. */
    public Logins(List<InstanceReader<?>> readers) {
        this.readers = List.copyOf(readers);
    }

    /**
     * The next login or tamper signal.
     *
     * @return null at the end
     */
    public @Nullable Input next() {
        if (readers.size() == 1) {
            return readers.get(0).next();
        }
        if (!started) {
            started = true;
            readers.forEach(this::advance);
        }
        Head head = heads.poll();
        if (head == null) {
            return null;
        }
        advance(head.reader);
        return head.input;
    }

    private void advance(InstanceReader<?> reader) {
        Input input = reader.next();
        if (input != null) {
            heads.add(new Head(input, reader));
        }
    }

    /** Identifier of the instance that an input belongs to. */
    public static String instanceOf(Input input) {
        if (input instanceof LoginEvent login) {
            return login.instance();
        }
        if (input instanceof TamperSignal signal) {
            return signal.instance();
        }
        throw new IllegalArgumentException("belongs to no instance: " + input);
    }

    /** The readers. */
    public List<InstanceReader<?>> readers() {
        return readers;
    }

    /** Lines read so far. */
    public long lines() {
        return readers.stream().mapToLong(InstanceReader::lines).sum();
    }

    @Override
    public void close() {
        readers.forEach(InstanceReader::close);
    }
}
