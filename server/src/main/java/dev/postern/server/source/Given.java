// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.source;

import java.nio.file.Path;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A file as one argument gives it.
 *
 * @param instance the identifier given, or null
 * @param ofFolder whether the argument is a folder that holds it
 * @param identity its true path: the same for the same file, however it is written
 * @param file the file
 * @param place where an instance without identifier is: what has the same place is one instance
 * @param name what the file is called in events and messages
 */
record Given(@Nullable String instance, boolean ofFolder, Path identity, Path file, Path place, String name) {

    /** Which of several arguments for one file counts, whatever their order: one with an identifier, then a folder. */
    static final Comparator<Given> MOST_TELLING_FIRST = Comparator.comparing(
                    Given::instance, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Given::ofFolder, Comparator.reverseOrder())
            .thenComparing(Given::name);
}
