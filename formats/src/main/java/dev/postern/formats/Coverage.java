// SPDX-License-Identifier: Apache-2.0
package dev.postern.formats;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What logs of a format can tell of logins when the server's settings let them. {@link EngineFamily#advise} says what the logs
 * at hand do tell.
 *
 * @param versions versions of the server that write the format and have been read, for people, e.g. {@code 15 to 18}; empty for
 *     services without any
 * @param facts what can be told, in the order of {@link Fact}
 */
public record Coverage(String versions, Set<Fact> facts) {

    /** Something to know of a login attempt. */
    public enum Fact {
        /** That a login succeeded. */
        SUCCESS("success"),
        /** That a login was refused. */
        FAILED("failed"),
        /** That a connection ended before an answer: probes and scans. */
        INCOMPLETE("incomplete"),
        /** The client's address. */
        ADDRESS("address"),
        /** The name that the client's program gave itself. */
        APPLICATION("application"),
        /** The database asked for. */
        DATABASE("database"),
        /** Whether the connection was encrypted. */
        TLS("TLS"),
        /** How the client proved who it is. */
        METHOD("method");

        private final String label;

        Fact(String label) {
            this.label = label;
        }

        /** Heading of a column, and name in machine-readable output when in lower case. */
        public String label() {
            return label;
        }
    }

    public Coverage {
        Set<Fact> ordered = EnumSet.noneOf(Fact.class);
        ordered.addAll(facts);
        facts = Collections.unmodifiableSet(ordered);
    }

    /** Servers of these versions tell these facts. */
    public static Coverage of(String versions, Fact... facts) {
        return new Coverage(versions, EnumSet.copyOf(List.of(facts)));
    }

    /** Servers of these versions tell everything. */
    public static Coverage full(String versions) {
        return new Coverage(versions, EnumSet.allOf(Fact.class));
    }

    /** Whether the format can tell it. */
    public boolean tells(Fact fact) {
        return facts.contains(fact);
    }
}
