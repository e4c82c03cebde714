// SPDX-License-Identifier: Apache-2.0
package dev.postern.respond;

import dev.postern.store.Outbox;
import dev.postern.store.StoreException;
import java.util.List;
import java.util.Map;

/** An outbox whose calls fail when a test wants them to, before anything is stored. */
final class FaultyOutbox implements Outbox {
    private final Outbox outbox;
    boolean broken;
    boolean brokenForWriting;

    FaultyOutbox(Outbox outbox) {
        this.outbox = outbox;
    }

    private Outbox reading() {
        if (broken) {
            throw new StoreException("the disk is gone");
        }
        return outbox;
    }

    private Outbox writing() {
        if (brokenForWriting) {
            throw new StoreException("the disk is full");
        }
        return reading();
    }

    @Override
    public List<Delivery> due(String sink, long nowMicros, int limit) {
        return reading().due(sink, nowMicros, limit);
    }

    @Override
    public void delivered(List<Long> ids) {
        writing().delivered(ids);
    }

    @Override
    public void failed(List<Long> ids, String error, long nextMicros) {
        writing().failed(ids, error, nextMicros);
    }

    @Override
    public void dead(List<Long> ids, String error) {
        writing().dead(ids, error);
    }

    @Override
    public int revive(String sink, long nowMicros) {
        return writing().revive(sink, nowMicros);
    }

    @Override
    public List<Delivery> dead(int limit) {
        return reading().dead(limit);
    }

    @Override
    public Map<String, Counts> counts() {
        return reading().counts();
    }
}
