// SPDX-License-Identifier: Apache-2.0
package dev.postern.monitor;

import dev.postern.kernel.Input;
import dev.postern.kernel.LoginEvent;
import dev.postern.kernel.SourceLine;
import dev.postern.kernel.TamperSignal;
import dev.postern.store.LoggedInput;
import dev.postern.store.LoginLog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells which inputs of lines that are read a second time the login log holds already. */
final class AlreadyLogged {
    private static final int PAGE = 10_000;

    private final @Nullable Checkpoint checkpoint;
    private final Map<Key, Integer> logged = new HashMap<>();
    /** Attempts with lines in two logs, by the line that settled them: the first one may not be read a second time. */
    private final Map<SourceLine, Key> bySettlement = new HashMap<>();

    /** What an attempt is known by: never when or how it was settled, which may turn out otherwise the second time. */
    private record Key(SourceLine line, String what) {}

    /** @param checkpoint from where the instance's logs are read again; null when they have never been read */
    AlreadyLogged(LoginLog log, String instance, @Nullable Checkpoint checkpoint) {
        this.checkpoint = checkpoint;
        if (checkpoint == null) {
            return;
        }
        List<LoggedInput> page = log.after(instance, checkpoint.seq(), PAGE);
        while (!page.isEmpty()) {
            page.forEach(each -> add(each.input(), checkpoint));
            page = log.after(instance, page.get(page.size() - 1).seq(), PAGE);
        }
    }

    private void add(Input input, Checkpoint from) {
        Key key = key(input);
        if (from.isOld(key.line)) {
            return;
        }
        logged.merge(key, 1, Integer::sum);
        SourceLine settled = input instanceof LoginEvent login ? login.settled() : null;
        if (settled != null && !settled.file().equals(key.line.file())) {
            bySettlement.put(settled, key);
        }
    }

    /** Whether the input is not to be logged; each logged one answers for one that comes again. */
    boolean holds(Input input) {
        if (checkpoint == null) {
            return false;
        }
        Key key = key(input);
        if (checkpoint.isOld(key.line)) {
            return true;
        }
        Key known = logged.containsKey(key) ? key : bySettlement.remove(key.line);
        return known != null && cross(known);
    }

    /** Takes one of this key off what is expected to come again; false when none is. */
    private boolean cross(Key key) {
        Integer times = logged.get(key);
        if (times == null) {
            return false;
        }
        if (times == 1) {
            logged.remove(key);
        } else {
            logged.put(key, times - 1);
        }
        return true;
    }

    /** Whether all that was logged has come again. */
    boolean isEmpty() {
        return logged.isEmpty();
    }

    private static Key key(Input input) {
        if (input instanceof LoginEvent login) {
            return new Key(login.opened(), "login of session " + login.session());
        }
        if (input instanceof TamperSignal signal) {
            return new Key(signal.source(), signal.reason() + ": " + signal.excerpt());
        }
        throw new IllegalArgumentException("is in no log: " + input);
    }
}
