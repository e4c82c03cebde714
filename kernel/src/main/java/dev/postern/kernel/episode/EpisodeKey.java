// SPDX-License-Identifier: Apache-2.0
package dev.postern.kernel.episode;

import dev.postern.kernel.FindingType;
import dev.postern.kernel.state.StateReader;
import dev.postern.kernel.state.StateWriter;
import dev.postern.kernel.state.Values;

/**
 * What makes signals of one instance belong together.
 *
 * @param type the kind of signal
 * @param sharing which trait they share
 * @param subject the value of that trait: a source or a user name
 */
public record EpisodeKey(FindingType type, Sharing sharing, Object subject) {

    /** The trait that the signals of an episode share. */
    public enum Sharing {
        SOURCE("source"),
        USER("user"),
        /** Nothing but the instance: many sources, many users. */
        INSTANCE("instance");

        private final String id;

        Sharing(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }
    }

    static EpisodeKey read(StateReader in) {
        return new EpisodeKey(in.constant(FindingType.class), in.constant(Sharing.class), Values.read(in));
    }

    static void write(StateWriter out, EpisodeKey key) {
        out.constant(key.type);
        out.constant(key.sharing);
        Values.write(out, key.subject);
    }

    /** Signals from one source. */
    public static EpisodeKey source(FindingType type, Object source) {
        return new EpisodeKey(type, Sharing.SOURCE, source);
    }

    /** Signals about one user. */
    public static EpisodeKey user(FindingType type, String user) {
        return new EpisodeKey(type, Sharing.USER, user);
    }

    /**
     * A second way to the episode of one of several sources that fail together.
     *
     * @param which a fixed word
     */
    public static EpisodeKey together(FindingType type, String which) {
        return new EpisodeKey(type, Sharing.INSTANCE, which);
    }

    /** Signals that share the instance alone. */
    public static EpisodeKey instance(FindingType type) {
        return new EpisodeKey(type, Sharing.INSTANCE, "");
    }
}
