// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.failure;

import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import dev.postern.kernel.state.Values;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of failures on one instance. At most 4,096 sources and 1,000 existing users are told apart; the one longest
 * without a failure gives way. Names that never logged in have no state of their own, however many a client invents.
 */
public final class Failures {

    private static final int MOST_SOURCES = 4_096;
    private static final int MOST_USERS = 1_000;
    /** Failing users that are usual on an instance, per day, before anything is known. */
    private static final double INSTANCE_USUAL_A_DAY = 1;

    private static final double USER_USUAL_A_DAY = 0.1;

    private final LinkedHashMap<Object, Source> sources = new LinkedHashMap<>(4, 0.75f, true);
    private final LinkedHashMap<String, FailureStream> users = new LinkedHashMap<>(4, 0.75f, true);
    final FailureStream instance;

    public Failures() {
        instance = new FailureStream(INSTANCE_USUAL_A_DAY);
    }

    public Failures(StateReader in) {
        in.each(() -> sources.put(Values.read(in), new Source(in)));
        in.each(() -> users.put(in.text(), new FailureStream(in)));
        instance = new FailureStream(in);
    }

    public void write(StateWriter out) {
        out.all(sources, Values::write, (o, source) -> source.write(o));
        out.all(users, StateWriter::text, (o, stream) -> stream.write(o));
        instance.write(out);
    }

    /** The source's state, or null when nothing has failed from there. */
    @Nullable
    Source known(Object source) {
        return sources.isEmpty() ? null : sources.get(source);
    }

    Source source(Object key, boolean told) {
        Source source = sources.get(key);
        if (source == null) {
            source = new Source(told);
            sources.put(key, source);
            if (sources.size() > MOST_SOURCES) {
                sources.remove(sources.keySet().iterator().next());
            }
        }
        return source;
    }

    FailureStream user(String name) {
        FailureStream stream = users.get(name);
        if (stream == null) {
            stream = new FailureStream(USER_USUAL_A_DAY);
            users.put(name, stream);
            if (users.size() > MOST_USERS) {
                users.remove(users.keySet().iterator().next());
            }
        }
        return stream;
    }

    /** Takes back what a series added to the streams that it shares with others. */
    void withdraw(Object source, String name, Series series) {
        if (series.toInstance != 0) {
            instance.withdraw(source, series.toInstance);
            series.toInstance = 0;
        }
        FailureStream user = users.get(name);
        if (user != null && series.toUser != 0) {
            user.withdraw(source, series.toUser);
            series.toUser = 0;
        }
    }
}
