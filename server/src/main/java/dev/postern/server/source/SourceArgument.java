// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.source;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One {@code SOURCE} argument: {@code PATH} or {@code DB=PATH}.
 *
 * @param instance the identifier given, or null
 * @param path file, glob, folder or {@code -}
 */
public record SourceArgument(@Nullable String instance, String path) {

    /** Standard input. */
    public static final String STDIN = "-";

    /** Reads an argument. A text before {@code =} that is no identifier, or an existing file of the whole name, is a path. */
    public static SourceArgument parse(String argument) {
        int equals = argument.indexOf('=');
        if (equals <= 0 || equals == argument.length() - 1 || !InstanceName.isValid(argument.substring(0, equals))) {
            return new SourceArgument(null, argument);
        }
        try {
            if (Files.exists(Path.of(argument))) {
                return new SourceArgument(null, argument);
            }
        } catch (InvalidPathException notAPath) {
            return new SourceArgument(argument.substring(0, equals), argument.substring(equals + 1));
        }
        return new SourceArgument(argument.substring(0, equals), argument.substring(equals + 1));
    }
}
